import { randomBytes } from "node:crypto"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId, MedusaError } from "@medusajs/framework/utils"
import type { SentMailRow } from "./rows"

export type NewSentMail = Pick<
  SentMailRow,
  "job_uid" | "project_id" | "order_id" | "recipient_type" | "recipient_id" | "access_version"
>

/** A mail with the ones before it in the same thread, oldest first: what mail programs group by. */
export type ThreadedMail = SentMailRow & { references: string[] }

/** Of a thread's mails, the first and the last before this one. Programs need no more, and a header may not grow for ever. */
const REFERENCES = `
  (SELECT message_id, created_at FROM portal_sent_mail
    WHERE project_id = :project_id AND recipient_type = :recipient_type AND recipient_id = :recipient_id
      AND job_uid <> :job_uid AND deleted_at IS NULL
    ORDER BY created_at, id LIMIT 1)
  UNION
  (SELECT message_id, created_at FROM (
     SELECT message_id, created_at FROM portal_sent_mail
      WHERE project_id = :project_id AND recipient_type = :recipient_type AND recipient_id = :recipient_id
        AND job_uid <> :job_uid AND deleted_at IS NULL
     UNION ALL
     SELECT message_id, created_at FROM portal_inbound_mail
      WHERE project_id = :project_id AND recipient_type = :recipient_type AND recipient_id = :recipient_id
        AND state = 'posted' AND deleted_at IS NULL) x
    ORDER BY created_at DESC LIMIT 1)
  ORDER BY created_at`

/**
 * Writes down a mail before it is sent, once for its job: a later attempt gets the same Message-ID.
 * @param domain right-hand side of the Message-ID
 */
export const insertSentMail = async (knex: Knex, mail: NewSentMail, domain: string): Promise<ThreadedMail> => {
  const id = generateEntityId(undefined, "psml")
  // The random part keeps others from naming a mail that they have not seen.
  const message_id = `<${id.toLowerCase()}.${randomBytes(16).toString("hex")}@${domain}>`
  await knex("portal_sent_mail")
    .insert({ id, message_id, ...mail })
    .onConflict(knex.raw("(job_uid) WHERE deleted_at IS NULL"))
    .ignore()
  const written = await knex<SentMailRow>("portal_sent_mail")
    .where({ job_uid: mail.job_uid })
    .whereNull("deleted_at")
    .first()
  if (!written) throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, "The mail was not written down")
  const { rows } = await knex.raw<{ rows: { message_id: string }[] }>(REFERENCES, { ...mail })
  return { ...written, references: rows.map((row) => row.message_id) }
}

/** The sent mail of an id, or the first of several Message-IDs that is one; null for none. */
export const findSentMail = async (
  knex: Knex,
  of: { id: string } | { message_ids: readonly string[] },
): Promise<SentMailRow | null> => {
  const query = knex<SentMailRow>("portal_sent_mail").whereNull("deleted_at")
  if ("id" in of) return (await query.where({ id: of.id }).first()) ?? null
  const rows = await query.whereIn("message_id", [...of.message_ids])
  return of.message_ids.map((id) => rows.find(({ message_id }) => message_id === id)).find(Boolean) ?? null
}
