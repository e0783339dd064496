import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId } from "@medusajs/framework/utils"
import { portalError } from "../../lib/portal-error"
import type { Reader } from "./rows"

/** One statement, so that no two of them can move a mark back. Postgres keeps more of an instant than a Date. */
const MARK = `
  INSERT INTO portal_read_mark (id, project_id, order_id, reader_type, reader_id, read_at)
  SELECT ?, m.project_id, m.order_id, ?, ?, m.created_at FROM portal_message m
   WHERE m.id = ? AND m.order_id = ? AND (m.kind = 'message' OR ?::boolean) AND m.deleted_at IS NULL
      ON CONFLICT (order_id, reader_type, reader_id) WHERE deleted_at IS NULL
      DO UPDATE SET read_at = greatest(portal_read_mark.read_at, excluded.read_at), updated_at = now()
  RETURNING read_at`

/**
 * Marks the thread as read up to a message. Marks only move forward.
 * @throws MedusaError not_found for a message of another order, and to clients for an internal note
 */
export const markRead = async (knex: Knex, order_id: string, reader: Reader, until: string): Promise<void> => {
  const reader_id = reader.type === "shop" ? "shop" : reader.id
  const { rows } = await knex.raw<{ rows: unknown[] }>(MARK, [
    generateEntityId(undefined, "prmk"),
    reader.type,
    reader_id,
    until,
    order_id,
    reader.type !== "client",
  ])
  if (rows.length === 0) throw portalError("not_found", "This message does not exist.")
}

/** Messages of others that the reader has not seen, counted up to 100. */
export const countUnread = async (
  knex: Knex,
  order_id: string,
  { type, id }: Exclude<Reader, { type: "shop" }>,
): Promise<number> => {
  const name = type === "client" ? "portal_unread_of_client" : "portal_unread_of_staff"
  const { rows } = await knex.raw<{ rows: { unread: number }[] }>(`SELECT ${name}(?, ?) AS unread`, [order_id, id])
  return rows[0]?.unread ?? 0
}

/** Whether the reader has read this message. */
export const hasRead = async (
  knex: Knex,
  message_id: string,
  { type, id }: Exclude<Reader, { type: "shop" }>,
): Promise<boolean> => {
  const { rows } = await knex.raw<{ rows: unknown[] }>(
    `SELECT 1 FROM portal_message m JOIN portal_read_mark r ON r.order_id = m.order_id AND r.read_at >= m.created_at
      WHERE m.id = ? AND r.reader_type = ? AND r.reader_id = ? AND r.deleted_at IS NULL`,
    [message_id, type, id],
  )
  return rows.length > 0
}

/** Since when a client waits for an answer of the shop; null when none does. */
export const unansweredSince = async (knex: Knex, order_id: string): Promise<Date | null> => {
  const { rows } = await knex.raw<{ rows: { since: Date | null }[] }>("SELECT portal_unanswered_since(?) AS since", [
    order_id,
  ])
  return rows[0]?.since ?? null
}
