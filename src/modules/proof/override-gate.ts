import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId, MedusaError } from "@medusajs/framework/utils"
import type { Actor } from "../../contracts"
import { actorColumns } from "../../lib/actor-columns"
import { appendEvidence, lockChain } from "../../lib/evidence/store"
import type { GateOverrideRow } from "./rows"

/** The lines that are held back, and the proofs that hold them. */
export type Held = Pick<GateOverrideRow, "item_ids" | "proofs">

export type NewOverride = Pick<GateOverrideRow, "project_id" | "order_id" | "reason"> & { actor: Actor }

/**
 * Lets the lines be fulfilled that are held back at this moment, and records that. The project's chain is locked, so that
 * nothing is sent or decided between reading what is held and writing it down.
 * @returns null when nothing is held back: a press that is repeated writes nothing
 */
export const overrideGate = async (
  trx: Knex,
  { project_id, order_id, reason, actor }: NewOverride,
  readHeld: (trx: Knex) => Promise<Held>,
): Promise<GateOverrideRow | null> => {
  await lockChain(trx, project_id)
  const { item_ids, proofs } = await readHeld(trx)
  if (item_ids.length === 0) return null
  const now = new Date()
  const [override] = await trx("portal_gate_override")
    .insert({
      id: generateEntityId(undefined, "pgovr"),
      project_id,
      order_id,
      reason,
      item_ids: JSON.stringify(item_ids),
      proofs: JSON.stringify(proofs),
      created_at: now,
      ...actorColumns(actor),
    })
    .returning<GateOverrideRow[]>("*")
  if (!override) throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, "The override was not written")
  await appendEvidence(trx, {
    chain_id: project_id,
    kind: "gate.overridden",
    at: now,
    facts: { override_id: override.id, reason, item_ids, proofs, actor_type: actor.type, actor_id: actor.id },
    personal: { actor_name: actor.name },
  })
  return override
}
