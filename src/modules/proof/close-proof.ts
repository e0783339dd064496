import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId, MedusaError } from "@medusajs/framework/utils"
import type { Actor } from "../../contracts"
import { actorColumns } from "../../lib/actor-columns"
import { appendEvidence, lockChain } from "../../lib/evidence/store"
import { lockOpenProof } from "./lock-proof"
import type { GateOverrideRow, ProofRow } from "./rows"

const acted = ({ type, id }: Actor) => ({ actor_type: type, actor_id: id })

/**
 * Closes a proof for good.
 * @param withdraw withdraws its open request, if it has one, in this transaction
 * @throws MedusaError not_found, or not_allowed for one that is closed already
 */
export const closeProof = async (
  trx: Knex,
  { id, project_id }: Pick<ProofRow, "id" | "project_id">,
  reason: string | null,
  actor: Actor,
  withdraw: (trx: Knex) => Promise<void>,
): Promise<void> => {
  await lockChain(trx, project_id)
  await lockOpenProof(trx, id)
  await withdraw(trx)
  const now = new Date()
  await trx("portal_proof").where({ id }).update({ closed_at: now, closed_reason: reason, updated_at: now })
  await appendEvidence(trx, {
    chain_id: project_id,
    kind: "proof.closed",
    at: now,
    facts: { proof_id: id, reason, ...acted(actor) },
    personal: { actor_name: actor.name },
  })
}

export type NewOverride = Pick<GateOverrideRow, "project_id" | "order_id" | "reason" | "item_ids" | "proof_ids"> & {
  actor: Actor
}

/** Records that staff let lines be fulfilled which proofs held back. */
export const insertOverride = async (
  trx: Knex,
  { project_id, order_id, reason, item_ids, proof_ids, actor }: NewOverride,
): Promise<GateOverrideRow> => {
  await lockChain(trx, project_id)
  const now = new Date()
  const [override] = await trx("portal_gate_override")
    .insert({
      id: generateEntityId(undefined, "pgovr"),
      project_id,
      order_id,
      reason,
      item_ids: JSON.stringify(item_ids),
      proof_ids: JSON.stringify(proof_ids),
      created_at: now,
      ...actorColumns(actor),
    })
    .returning<GateOverrideRow[]>("*")
  if (!override) throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, "The override was not written")
  await appendEvidence(trx, {
    chain_id: project_id,
    kind: "gate.overridden",
    at: now,
    facts: { override_id: override.id, reason, item_ids, proof_ids, ...acted(actor) },
    personal: { actor_name: actor.name },
  })
  return override
}
