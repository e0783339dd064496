import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId, MedusaError } from "@medusajs/framework/utils"
import type { Actor, MessageKind, MessageSubject } from "../../contracts"
import { actorColumns } from "../../lib/actor-columns"
import { cleanText } from "../../lib/clean-text"
import { portalError } from "../../lib/portal-error"
import type { MessageRow } from "./rows"

export type NewMessage = {
  project_id: string
  order_id: string
  kind: MessageKind
  body: string
  key: string
  about: MessageSubject | null
  source: MessageRow["source"]
  /** Of a message that came by mail. */
  mail_message_id?: string
  actor: Actor
}

/** The text as it is kept. @throws MedusaError invalid_request for one that shows nothing */
const cleanBody = (body: string): string => {
  const cleaned = cleanText(body).trim()
  if (cleaned === "") throw portalError("invalid_request", "This message has no words.")
  return cleaned
}

/**
 * Messages of a thread are written one after the other, so that their order by `created_at` is the order in which they can
 * be read: none appears behind a mark that was set meanwhile.
 */
const lockThread = async (trx: Knex, order_id: string): Promise<void> => {
  await trx.raw("SELECT pg_advisory_xact_lock(hashtextextended('portal_conversation:' || ?, 0))", [order_id])
}

/** What this person wrote under this key already; null for nothing. */
export const findByKey = async (knex: Knex, actor_id: string, key: string): Promise<MessageRow | null> =>
  (await knex<MessageRow>("portal_message").where({ actor_id, key }).whereNull("deleted_at").first()) ?? null

/**
 * Writes a message, once under its key.
 * @returns the message, and whether it is new
 * @throws MedusaError invalid_request for one without words; not_found for a key of another order
 */
export const insertMessage = async (
  trx: Knex,
  { project_id, order_id, kind, body, key, about, source, mail_message_id, actor }: NewMessage,
): Promise<{ message: MessageRow; isNew: boolean }> => {
  const text = cleanBody(body)
  await lockThread(trx, order_id)
  const [message] = await trx("portal_message")
    .insert({
      id: generateEntityId(undefined, "pmsg"),
      project_id,
      order_id,
      kind,
      body: text,
      key,
      about_type: about?.type ?? null,
      about_id: about?.id ?? null,
      source,
      mail_message_id: mail_message_id ?? null,
      created_at: trx.raw("clock_timestamp()"),
      ...actorColumns(actor),
    })
    .onConflict(trx.raw("(actor_id, key) WHERE deleted_at IS NULL"))
    .ignore()
    .returning<MessageRow[]>("*")
  if (message) return { message, isNew: true }
  const known = await findByKey(trx, actor.id, key)
  if (!known) throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, "The message was not written")
  if (known.order_id !== order_id) throw portalError("not_found", "This message belongs to another order.")
  return { message: known, isNew: false }
}

/** @throws MedusaError not_found */
export const readMessage = async (knex: Knex, id: string): Promise<MessageRow> => {
  const message = await knex<MessageRow>("portal_message").where({ id }).whereNull("deleted_at").first()
  if (!message) throw portalError("not_found", "This message does not exist.")
  return message
}
