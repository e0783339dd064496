import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { MedusaError } from "@medusajs/framework/utils"
import type { Actor, ErrorCode } from "../../contracts"
import { appendEvidence } from "../../lib/evidence/store"
import { portalError } from "../../lib/portal-error"
import { lockOpenProof } from "./lock-proof"
import { type ProofRecord, type ProofVersionRecord, readProofs } from "./read-proofs"

type Refusal = { code: ErrorCode; message: string }

/** The version that would be sent. */
export const newestVersionOf = ({ versions }: ProofRecord): ProofVersionRecord => {
  const newest = versions.at(-1)
  if (newest) return newest
  throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, "A proof has no version")
}

/** The newest version that clients know; null before the first was sent. */
export const newestSentVersionOf = ({ versions }: ProofRecord): ProofVersionRecord | null =>
  versions.findLast(({ request_id }) => request_id !== null) ?? null

/** Why a version cannot be sent; null when it can. Pure. */
export const sendRefusal = ({ files, alternatives, waives }: ProofVersionRecord): Refusal | null => {
  if (waives) return null
  if (files.length === 0) return { code: "proof_empty", message: "Add a file before you send this proof." }
  const empty = alternatives.find(({ id }) => !files.some(({ alternative_id }) => alternative_id === id))
  if (empty) return { code: "proof_empty", message: `The alternative "${empty.label}" has no file yet.` }
  const refused = files.find(({ state }) => state === "refused")
  if (refused) return { code: "proof_not_ready", message: `"${refused.name}" was refused. Remove it first.` }
  const unfinished = files.find(({ state }) => state === "waiting" || state === "processing")
  return unfinished
    ? { code: "proof_not_ready", message: `"${unfinished.name}" is still being processed. Try again in a moment.` }
    : null
}

/** @throws MedusaError version_replaced when a newer version has been started than the one that is to be sent */
export const assertNewest = ({ id }: Pick<ProofVersionRecord, "id">, version_id: string): void => {
  if (id === version_id) return
  throw portalError(
    "version_replaced",
    "Another version of this proof was started in the meantime. Look at it before you send it.",
  )
}

export type SentRequest = { id: string; project_id: string; order_id: string; subject_id: string }

/**
 * Notes which request asks about the newest version, in the transaction that opens it. From here on the version never
 * changes.
 * @param version_id the version that staff looked at
 * @param isAsPinned whether the version, as it is in this transaction, is what the request pinned
 * @returns the version as it was
 * @throws MedusaError not_found, not_allowed, proof_empty, proof_not_ready, version_replaced when it is no longer the newest, or conflict when it
 *   changed meanwhile
 */
export const markSent = async (
  trx: Knex,
  request: SentRequest,
  version_id: string,
  actor: Actor,
  isAsPinned: (proof: ProofRecord, version: ProofVersionRecord) => Promise<boolean>,
): Promise<ProofVersionRecord> => {
  await lockOpenProof(trx, request.subject_id)
  const proof = (await readProofs(trx, request.order_id)).find(({ id }) => id === request.subject_id)
  if (!proof) throw portalError("not_found", "This proof does not exist.")
  const version = newestVersionOf(proof)
  assertNewest(version, version_id)
  const refusal = sendRefusal(version)
  if (refusal) throw portalError(refusal.code, refusal.message)
  if (!(await isAsPinned(proof, version)))
    throw portalError("conflict", "The proof changed while it was being sent. Look at it and send it again.")
  await trx("portal_proof_version").where({ id: version.id }).update({ request_id: request.id, updated_at: new Date() })
  await appendEvidence(trx, {
    chain_id: request.project_id,
    kind: "proof.sent",
    at: new Date(),
    facts: {
      proof_id: proof.id,
      version_id: version.id,
      version_number: version.number,
      request_id: request.id,
      files: version.files.map(({ id, sha256 }) => ({ file_id: id, sha256 })),
      actor_type: actor.type,
      actor_id: actor.id,
    },
    personal: { actor_name: actor.name },
  })
  return version
}
