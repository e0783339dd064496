import { generateEntityId, MedusaError } from "@medusajs/framework/utils"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Actor, CommentAnnotation, CreateAnnotation, ResolveAnnotation } from "../../contracts"
import { actorColumns, actorOfRow } from "../../lib/actor-columns"
import { canonicalBytes } from "../../lib/canonical-json"
import { sha256Hex } from "../../lib/digest"
import { portalError } from "../../lib/portal-error"
import { lockProof } from "./lock-proof"
import type { ProofAnnotationRow, ProofCommentRow } from "./rows"

const unknownRemark = () => portalError("not_found", "This remark does not exist.")

/** A remark of an order; those of other orders are as unknown as none. @throws MedusaError not_found */
export const readAnnotation = async (
  knex: Knex,
  id: string,
  order_id: string | null,
  lock?: "share" | "update",
): Promise<ProofAnnotationRow> => {
  const query = knex<ProofAnnotationRow>("portal_proof_annotation").where({ id }).whereNull("deleted_at")
  if (lock === "share") void query.forShare()
  if (lock === "update") void query.forUpdate()
  const annotation = await query.first()
  if (!annotation || (order_id !== null && annotation.order_id !== order_id)) throw unknownRemark()
  return annotation
}

/** What this person wrote under this key already; null for nothing. */
export const findAnnotation = async (knex: Knex, actor_id: string, key: string): Promise<ProofAnnotationRow | null> =>
  (await knex<ProofAnnotationRow>("portal_proof_annotation")
    .where({ actor_id, key })
    .whereNull("deleted_at")
    .first()) ?? null

/** A page that is shown; a file without previews has none. @throws MedusaError not_found */
const assertPage = async (trx: Knex, proof_id: string, input: CreateAnnotation): Promise<void> => {
  const page = await trx("portal_proof_page as p")
    .join("portal_proof_file as f", "f.id", "p.file_id")
    .where({ "f.id": input.file_id, "f.version_id": input.version_id, "f.proof_id": proof_id, "p.number": input.page })
    .whereNull("f.deleted_at")
    .whereNull("p.deleted_at")
    .first<{ id: string } | undefined>("p.id")
  if (!page) throw portalError("not_found", "This version has no such page.")
}

/**
 * Adds a remark, once under its key. Numbers count on under the proof's lock and are never used again, also not those of
 * remarks that were taken back.
 * @throws MedusaError not_found for a page that the version does not have
 */
export const insertAnnotation = async (
  trx: Knex,
  proof_id: string,
  input: CreateAnnotation,
  actor: Actor,
): Promise<ProofAnnotationRow> => {
  const proof = await lockProof(trx, proof_id)
  const known = await findAnnotation(trx, actor.id, input.key)
  if (known) return known
  await assertPage(trx, proof_id, input)
  const [last] = await trx("portal_proof_annotation")
    .where({ proof_id })
    .max<{ number: number | null }[]>("number as number")
  const { version_id, file_id, page, shape, body, key } = input
  const [annotation] = await trx("portal_proof_annotation")
    .insert({
      id: generateEntityId(undefined, "pprfa"),
      proof_id,
      order_id: proof.order_id,
      version_id,
      file_id,
      page,
      number: (last?.number ?? 0) + 1,
      shape: JSON.stringify(shape),
      body,
      key,
      ...actorColumns(actor),
    })
    .returning<ProofAnnotationRow[]>("*")
  if (!annotation) throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, "The remark was not written")
  return annotation
}

/** Adds a reply, once under its key. @param order_id null for staff, who may reply anywhere. @throws MedusaError not_found */
export const insertComment = async (
  trx: Knex,
  annotation_id: string,
  order_id: string | null,
  { key, body }: CommentAnnotation,
  actor: Actor,
): Promise<ProofAnnotationRow> => {
  const annotation = await readAnnotation(trx, annotation_id, order_id, "share")
  await trx("portal_proof_comment")
    .insert({
      id: generateEntityId(undefined, "pprfc"),
      annotation_id,
      order_id: annotation.order_id,
      body,
      key,
      ...actorColumns(actor),
    })
    .onConflict(trx.raw("(actor_id, key) WHERE deleted_at IS NULL"))
    .ignore()
  return annotation
}

/** Who wrote a remark or, with `comment_id`, a reply to it. @throws MedusaError not_found */
export const readAuthor = async (
  knex: Knex,
  annotation_id: string,
  comment_id: string | null,
): Promise<{ proof_id: string; order_id: string; author: Actor }> => {
  const annotation = await readAnnotation(knex, annotation_id, null)
  const { proof_id, order_id } = annotation
  if (comment_id === null) return { proof_id, order_id, author: actorOfRow(annotation) }
  const comment = await knex<ProofCommentRow>("portal_proof_comment")
    .where({ id: comment_id, annotation_id })
    .whereNull("deleted_at")
    .first()
  if (!comment) throw portalError("not_found", "This reply does not exist.")
  return { proof_id, order_id, author: actorOfRow(comment) }
}

/** Takes a remark back. @throws MedusaError not_found, or not_allowed for another's remark and one with replies */
export const deleteAnnotation = async (trx: Knex, id: string, order_id: string, actor: Actor): Promise<void> => {
  const annotation = await readAnnotation(trx, id, order_id, "update")
  if (annotation.actor_type !== actor.type || annotation.actor_id !== actor.id)
    throw portalError("not_allowed", "Only its author can take a remark back.")
  const reply = await trx("portal_proof_comment")
    .where({ annotation_id: id })
    .whereNull("deleted_at")
    .first<{ id: string } | undefined>("id")
  if (reply) throw portalError("not_allowed", "This remark has a reply and stays.")
  await trx("portal_proof_annotation").where({ id }).update({ deleted_at: new Date(), updated_at: new Date() })
}

/** Staff say what becomes of a remark, or open it again. @throws MedusaError not_found */
export const resolveAnnotation = async (
  knex: Knex,
  id: string,
  resolution: ResolveAnnotation,
  actor: Actor,
): Promise<ProofAnnotationRow> => {
  const isOpen = resolution.kind === "open"
  const [annotation] = await knex("portal_proof_annotation")
    .where({ id })
    .whereNull("deleted_at")
    .update({
      resolution: isOpen ? null : resolution.kind,
      resolution_note: resolution.kind === "answered" ? resolution.note : null,
      resolved_at: isOpen ? null : new Date(),
      resolved_by_type: isOpen ? null : actor.type,
      resolved_by_id: isOpen ? null : actor.id,
      resolved_by_name: isOpen ? null : actor.name,
      updated_at: new Date(),
    })
    .returning<ProofAnnotationRow[]>("*")
  if (!annotation) throw unknownRemark()
  return annotation
}

/**
 * The remarks on a version as a decision names them: how many, and the SHA-256 of their canonical bytes. None is added,
 * changed or taken back after the decision, so the hash can be worked out again as long as none was erased. Their keys,
 * which their authors' browsers chose at random, are part of it.
 */
export const remarksOn = (
  annotations: readonly ProofAnnotationRow[],
  version_id: string,
): { remarks: number; remarks_sha256: string } => {
  const remarks = annotations
    .filter((annotation) => annotation.version_id === version_id)
    .sort((one, other) => one.number - other.number)
    .map(({ id, number, file_id, page, shape, body, key }) => ({ id, number, file_id, page, shape, body, key }))
  return { remarks: remarks.length, remarks_sha256: sha256Hex(canonicalBytes(remarks)) }
}
