import type { GatedLine, HeldProof, ProofState } from "../../contracts"
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

export type GateProof = {
  id: string
  title: string
  state: ProofState
  /** Of the request that says so; null for a proof that was never sent. */
  request_id: string | null
  is_required: boolean
  item_ids: string[]
}

export type GateRules = { gate: boolean; gate_lines: "with_proofs" | "all"; gate_exempt_types: string[] }

/** What staff let pass: it counts for these proofs as they stood, and for these lines as long as they have none. */
export type GateOverrideFacts = { item_ids: string[]; proofs: HeldProof[] }

/** Everything that decides what is held back. */
export type GateFacts = {
  rules: GateRules
  lines: readonly GateLine[]
  proofs: readonly GateProof[]
  overrides: readonly GateOverrideFacts[]
}

const sameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()

const isCovered = ({ id, state, request_id }: GateProof, overrides: readonly GateOverrideFacts[]): boolean =>
  overrides.some(({ proofs }) =>
    proofs.some((held) => held.proof_id === id && held.state === state && held.request_id === request_id),
  )

/** Whether nothing but a proof lets this line be made. */
export const needsProof = (
  { is_made, product_type }: Pick<GateLine, "is_made" | "product_type">,
  { gate_exempt_types }: GateRules,
): boolean => is_made && !(product_type && gate_exempt_types.some((type) => sameName(type, product_type)))

const heldLine = (line: GateLine, { rules, proofs, overrides }: GateFacts): GatedLine[] => {
  if (!needsProof(line, rules)) return []
  const { item_id, title } = line
  const about = proofs.filter((proof) => proof.is_required && proof.item_ids.includes(item_id))
  if (about.every(({ state }) => state === "superseded")) {
    const isLetPass = overrides.some(({ item_ids }) => item_ids.includes(item_id))
    return rules.gate_lines === "all" && !isLetPass ? [{ item_id, title, waits_for: [] }] : []
  }
  const waits_for = about
    .filter((proof) => !opensGate(proof.state) && !isCovered(proof, overrides))
    .map(({ id, title: name, state }) => ({ proof_id: id, title: name, state }))
  return waits_for.length ? [{ item_id, title, waits_for }] : []
}

/**
 * The lines that proofs hold back from being fulfilled, each with the proofs that it waits for. Pure. A line that needs a
 * proof and has none, or closed ones only, waits for nothing that could be named.
 */
export const heldLines = (facts: GateFacts): GatedLine[] =>
  facts.rules.gate ? facts.lines.flatMap((line) => heldLine(line, facts)) : []

/** What an override at this moment would let pass: the held lines, and the proofs that hold them as they stand. */
export const heldNow = (facts: GateFacts): GateOverrideFacts => {
  const held = heldLines(facts)
  const ids = new Set(held.flatMap(({ waits_for }) => waits_for.map(({ proof_id }) => proof_id)))
  return {
    item_ids: held.map(({ item_id }) => item_id),
    proofs: facts.proofs
      .filter(({ id }) => ids.has(id))
      .map(({ id, state, request_id }) => ({ proof_id: id, state, request_id })),
  }
}
