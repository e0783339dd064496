import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Actor } from "../../contracts"
import { appendEvidence, lockChain } from "../../lib/evidence/store"

/** What a remark or reply says whose author was erased. */
export const ERASED = ""

export type RemarkErasure = {
  project_id: string
  order_id: string
  /** All links of the person who is erased. */
  link_ids: string[]
  actor: Actor
  /** Why, in words of the shop's; kept for ever. */
  reason: string
}

/**
 * Erases what a client wrote on an order's proofs, and their name, and records which remarks and replies that were. Repeating
 * it changes nothing. With the key goes the part of `remarks_sha256` that nobody can guess, so that erased words cannot be
 * found by trying. Where a remark stands is kept: staff have worked by it.
 * @returns whether anything was left to erase
 */
export const eraseRemarks = async (
  trx: Knex,
  { project_id, order_id, link_ids, actor, reason }: RemarkErasure,
): Promise<boolean> => {
  await lockChain(trx, project_id)
  // Those that were taken back as well: their rows keep the text.
  const eraseIn = async (table: string): Promise<string[]> => {
    const rows = await trx(table)
      .where({ order_id, actor_type: "client" })
      .whereIn("actor_id", link_ids)
      .whereNot({ body: ERASED })
      .update({ body: ERASED, actor_name: ERASED, key: trx.ref("id"), updated_at: new Date() })
      .returning<{ id: string }[]>("id")
    return rows.map(({ id }) => id).sort()
  }
  const annotation_ids = await eraseIn("portal_proof_annotation")
  const comment_ids = await eraseIn("portal_proof_comment")
  if (annotation_ids.length + comment_ids.length === 0) return false
  await appendEvidence(trx, {
    chain_id: project_id,
    kind: "remarks.erased",
    at: new Date(),
    facts: { link_ids, annotation_ids, comment_ids, reason, actor_type: actor.type, actor_id: actor.id },
    personal: { actor_name: actor.name },
  })
  return true
}
