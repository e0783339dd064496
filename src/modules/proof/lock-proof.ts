import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { portalError } from "../../lib/portal-error"
import type { ProofRow, ProofVersionRow } from "./rows"

/**
 * Keeps a proof from being edited, sent, decided, annotated or closed by others until the transaction ends. Where the
 * project's evidence chain is locked as well, that comes first.
 * @throws MedusaError not_found
 */
export const lockProof = async (trx: Knex, id: string): Promise<ProofRow> => {
  const proof = await trx<ProofRow>("portal_proof").where({ id }).whereNull("deleted_at").forUpdate().first()
  if (!proof) throw portalError("not_found", "This proof does not exist.")
  return proof
}

/** The same for a proof that is to be changed. @throws MedusaError not_found, or not_allowed for a closed one */
export const lockOpenProof = async (trx: Knex, id: string): Promise<ProofRow> => {
  const proof = await lockProof(trx, id)
  if (proof.closed_at) throw portalError("not_allowed", "This proof is closed.")
  return proof
}

/** The version with the highest number. Each proof has one. */
export const readNewestVersion = async (knex: Knex, proof_id: string): Promise<ProofVersionRow> => {
  const version = await knex<ProofVersionRow>("portal_proof_version")
    .where({ proof_id })
    .whereNull("deleted_at")
    .orderBy("number", "desc")
    .first()
  if (!version) throw portalError("not_found", "This proof has no version.")
  return version
}
