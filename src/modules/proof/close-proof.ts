import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Actor } from "../../contracts"
import { appendEvidence, lockChain } from "../../lib/evidence/store"
import { lockOpenProof } from "./lock-proof"
import type { ProofRow } from "./rows"

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
