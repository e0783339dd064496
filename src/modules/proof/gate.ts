import type { GatedLine, ProofState } from "../../contracts"
import { opensGate } from "./proof-state"

/** A line as the gate looks at it. */
export type GateLine = {
  item_id: string
  title: string
  /** Goods, which are made; not a charge such as a screen set-up. */
  is_made: boolean
  /** Medusa's product type; null for a line without a product. */
  product_type: string | null
}

export type GateProof = { id: string; title: string; state: ProofState; is_required: boolean; item_ids: string[] }

type Rules = { gate: boolean; gate_lines: "with_proofs" | "all"; gate_exempt_types: string[] }

/** What staff let pass: it counts for these proofs, and for these lines as long as they have none. */
type Override = { item_ids: string[]; proof_ids: string[] }

const sameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()

const heldBy = (line: GateLine, proofs: readonly GateProof[], rules: Rules): GatedLine | null => {
  const { item_id, title, product_type } = line
  if (!line.is_made || (product_type && rules.gate_exempt_types.some((type) => sameName(type, product_type))))
    return null
  const about = proofs.filter((proof) => proof.is_required && proof.item_ids.includes(item_id))
  const waits_for = about
    .filter(({ state }) => !opensGate(state))
    .map(({ id, title: name, state }) => ({ proof_id: id, title: name, state }))
  const hasNone = about.every(({ state }) => state === "superseded")
  return waits_for.length || (rules.gate_lines === "all" && hasNone) ? { item_id, title, waits_for } : null
}

/** What of a held line no override covers; null when it may pass. */
const withoutOverrides = (held: GatedLine, overrides: readonly Override[]): GatedLine | null => {
  const isCovered = (proof_id: string) => overrides.some(({ proof_ids }) => proof_ids.includes(proof_id))
  if (held.waits_for.length === 0)
    return overrides.some(({ item_ids }) => item_ids.includes(held.item_id)) ? null : held
  const waits_for = held.waits_for.filter(({ proof_id }) => !isCovered(proof_id))
  return waits_for.length ? { ...held, waits_for } : null
}

/**
 * The lines that proofs hold back from being fulfilled, each with the proofs that it waits for. Pure. A line that needs a
 * proof and has none, or closed ones only, waits for nothing that could be named.
 */
export const heldLines = (
  lines: readonly GateLine[],
  proofs: readonly GateProof[],
  rules: Rules,
  overrides: readonly Override[],
): GatedLine[] =>
  rules.gate
    ? lines.flatMap((line) => {
        const held = heldBy(line, proofs, rules)
        return (held && withoutOverrides(held, overrides)) ?? []
      })
    : []
