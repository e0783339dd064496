import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId } from "@medusajs/framework/utils"
import { enqueue, type QueuedJob } from "../../lib/jobs/queued-job"
import type { DigestLineRow } from "./rows"

export type NewDigestLine = Pick<DigestLineRow, "user_id" | "notice_uid" | "title" | "text" | "url">

/** Keeps a notice for its recipient's daily mail, with the job that sends the mail. One that runs twice leaves one line. */
export const addDigestLine = async (knex: Knex, line: NewDigestLine, job: QueuedJob): Promise<void> => {
  await knex.transaction(async (trx) => {
    await trx("portal_digest_line")
      .insert({ id: generateEntityId(undefined, "pdgl"), ...line })
      .onConflict(trx.raw("(notice_uid, user_id) WHERE deleted_at IS NULL"))
      .ignore()
    await enqueue(trx, job)
  })
}

/**
 * Takes what waits for a member of staff into the mail of this job, once and for all: a later attempt sends the same lines,
 * oldest first.
 */
export const takeDigest = async (knex: Knex, user_id: string, uid: string): Promise<DigestLineRow[]> => {
  await knex("portal_digest_line")
    .where({ user_id, sent_with: null })
    .whereNull("deleted_at")
    .update({ sent_with: uid })
  return await knex<DigestLineRow>("portal_digest_line").where({ sent_with: uid }).orderBy(["created_at", "id"])
}

/** The lines that a member of staff would get now, or got last, oldest first. */
export const latestDigest = async (knex: Knex, user_id: string): Promise<DigestLineRow[]> => {
  const newest = await knex<DigestLineRow>("portal_digest_line")
    .where({ user_id })
    .whereNull("deleted_at")
    .orderBy([
      { column: "created_at", order: "desc" },
      { column: "id", order: "desc" },
    ])
    .first()
  if (!newest) return []
  return await knex<DigestLineRow>("portal_digest_line")
    .where({ user_id, sent_with: newest.sent_with })
    .whereNull("deleted_at")
    .orderBy(["created_at", "id"])
}

/** Forgets lines once no attempt to send their mail can follow: they name clients and hold words of theirs. */
export const purgeDigest = async (knex: Knex): Promise<void> => {
  await knex("portal_digest_line").whereNotNull("sent_with").whereRaw("created_at < now() - interval '7 days'").delete()
}
