import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId } from "@medusajs/framework/utils"
import { enqueue, type QueuedJob } from "../../lib/jobs/queued-job"
import { portalError } from "../../lib/portal-error"
import type { InboundMailRow } from "./rows"

export type NewInboundMail = { message_id: string; content: Buffer }

/** What became of a mail. */
export type Settlement =
  | ({ state: "posted"; project_id: string } & Recipient)
  | ({ state: "held"; reason: NonNullable<InboundMailRow["reason"]>; project_id?: string } & Partial<Recipient>)

type Recipient = Pick<InboundMailRow, "recipient_type" | "recipient_id">

/** What a mail says. */
export type MailFacts = Pick<InboundMailRow, "from_email" | "from_name" | "subject" | "words" | "whole_text"> & {
  attachment_names: string[]
}

/**
 * Keeps a mail with the job that processes it, in one transaction; one that is known by its Message-ID leaves no second
 * job.
 * @returns whether it was new
 */
export const storeInboundMail = async (
  trx: Knex,
  { message_id, content }: NewInboundMail,
  job: (id: string) => QueuedJob,
): Promise<boolean> => {
  const id = generateEntityId(undefined, "pinm")
  const stored = await trx("portal_inbound_mail")
    .insert({ id, message_id, size: content.byteLength })
    .onConflict(trx.raw("(message_id) WHERE deleted_at IS NULL"))
    .ignore()
    .returning<{ id: string }[]>("id")
  if (stored.length === 0) return false
  await trx("portal_raw_mail").insert({ mail_id: id, content })
  await enqueue(trx, job(id))
  return true
}

/** @throws MedusaError not_found */
export const getInboundMail = async (knex: Knex, id: string): Promise<InboundMailRow> => {
  const mail = await knex<InboundMailRow>("portal_inbound_mail").where({ id }).whereNull("deleted_at").first()
  if (!mail) throw portalError("not_found", "This mail does not exist.")
  return mail
}

export const findInboundMail = async (knex: Knex, message_id: string): Promise<InboundMailRow | null> =>
  (await knex<InboundMailRow>("portal_inbound_mail").where({ message_id }).whereNull("deleted_at").first()) ?? null

/** The bytes as they came; null once they are no longer kept. */
export const readRawMail = async (knex: Knex, mail_id: string): Promise<Buffer | null> =>
  (await knex<{ mail_id: string; content: Buffer }>("portal_raw_mail").where({ mail_id }).first())?.content ?? null

/** Writes down what became of a mail that was received. @returns whether it was this call that settled it */
export const settleInboundMail = async (
  knex: Knex,
  id: string,
  facts: MailFacts,
  settlement: Settlement,
): Promise<boolean> => {
  const { attachment_names, ...texts } = facts
  const changed = await knex("portal_inbound_mail")
    .where({ id, state: "received" })
    .update({
      ...texts,
      attachment_names: JSON.stringify(attachment_names),
      ...settlement,
      updated_at: new Date(),
    })
  return changed === 1
}

type Handled = { by: { id: string; name: string } } & (
  ({ state: "posted"; project_id: string } & Recipient) | { state: "discarded" }
)

/** Staff end that a mail is held. @returns whether it was this call that did; of two callers one gets true */
export const handleHeldMail = async (knex: Knex, id: string, { by, ...outcome }: Handled): Promise<boolean> => {
  const now = new Date()
  const changed = await knex("portal_inbound_mail")
    .where({ id, state: "held" })
    .update({ ...outcome, handled_by_id: by.id, handled_by_name: by.name, handled_at: now, updated_at: now })
  return changed === 1
}

/** Mails that wait for staff, newest first, at most `limit`; `count` is the number of all. */
export const listHeldMails = async (knex: Knex, limit: number): Promise<{ rows: InboundMailRow[]; count: number }> => {
  const held = () => knex<InboundMailRow>("portal_inbound_mail").where({ state: "held" }).whereNull("deleted_at")
  const rows = await held()
    .orderBy([
      { column: "created_at", order: "desc" },
      { column: "id", order: "desc" },
    ])
    .limit(limit)
  const [counted] = await held().count<{ count: string }[]>("* as count")
  return { rows, count: Number(counted?.count ?? 0) }
}

/** How many mails of a recipient went into a project's thread since a moment. */
export const countPosted = async (
  knex: Knex,
  { project_id, recipient_type, recipient_id }: Recipient & { project_id: string },
  since: Date,
): Promise<number> => {
  const [counted] = await knex<InboundMailRow>("portal_inbound_mail")
    .where({ project_id, recipient_type, recipient_id, state: "posted" })
    .where("created_at", ">=", since)
    .whereNull("deleted_at")
    .count<{ count: string }[]>("* as count")
  return Number(counted?.count ?? 0)
}
