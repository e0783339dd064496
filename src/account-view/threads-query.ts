import { MAX_UNREAD } from "../contracts"
import { keysetOf } from "../lib/keyset"
import { asText, join, type Sort, type Sql, sql } from "../lib/sql"
import type { AccountReader, AccountScope } from "./orders-query"

type Reader = Pick<AccountReader, "link_id" | "email">

/**
 * Conversations of an account's orders with how much of each the reader has not seen. Whoever has a link to the order has
 * their mark there, and what was written before that link is no news to them; for others that is so from their link to the
 * account on.
 */
const thread = ({ customer_id, channel }: AccountScope, { link_id, email }: Reader, condition = ""): Sql =>
  sql(
    `thread AS (
       SELECT a.order_id AS id, a.last_message_at AS at, own.id AS link_id, counted.unread
         FROM portal_account_order a
         JOIN "order" o ON o.id = a.order_id AND o.customer_id = a.customer_id AND o.deleted_at IS NULL
         LEFT JOIN portal_link own ON own.order_id = a.order_id AND own.recipient_email = ? AND own.purpose = 'recipient'
                                  AND own.revoked_at IS NULL AND own.deleted_at IS NULL
         LEFT JOIN portal_read_mark mark ON mark.order_id = a.order_id AND mark.reader_type = 'client'
                                        AND mark.reader_id = own.id AND mark.deleted_at IS NULL
        CROSS JOIN LATERAL (
          SELECT CASE WHEN own.id IS NULL THEN (SELECT l.created_at FROM portal_link l WHERE l.id = ?)
                      ELSE greatest(own.created_at, mark.read_at) END AS until) seen
        CROSS JOIN LATERAL (
          SELECT count(*)::int AS unread
            FROM (SELECT 1 FROM portal_message m
                   WHERE m.order_id = a.order_id AND m.kind = 'message' AND m.deleted_at IS NULL
                     AND m.created_at > seen.until AND m.actor_id IS DISTINCT FROM own.id LIMIT ${MAX_UNREAD}) x) counted
        WHERE a.customer_id = ? AND a.sales_channel_id = ? AND a.last_message_at IS NOT NULL ${condition})`,
    email,
    link_id,
    customer_id,
    channel,
  )

/** How many conversations have unread messages, counted up to `MAX_UNREAD`. */
export const unreadThreadsQuery = (scope: AccountScope, reader: Reader): Sql =>
  join([
    sql("WITH"),
    thread(scope, reader, "AND a.last_message_at > seen.until"),
    sql(`SELECT count(*)::int AS unread FROM (SELECT 1 FROM thread WHERE unread > 0 LIMIT ${MAX_UNREAD}) x`),
  ])

export const threadCountQuery = ({ customer_id, channel }: AccountScope): Sql =>
  sql(
    `SELECT count(*)::int AS count FROM portal_account_order a
       JOIN "order" o ON o.id = a.order_id AND o.customer_id = a.customer_id AND o.deleted_at IS NULL
      WHERE a.customer_id = ? AND a.sales_channel_id = ? AND a.last_message_at IS NOT NULL`,
    customer_id,
    channel,
  )

export const THREAD_SORT = "unread"

/** Those with unread messages before all others, and of each the one that was written in last. */
const VALUE = `(CASE WHEN t.unread > 0 THEN '1' ELSE '0' END || ${asText("t.at")}) COLLATE "C"`
const SORT: Sort = { key: VALUE, text: VALUE, placeholder: "?" }

type Position = { limit: number; after?: string | undefined; before?: string | undefined }

/**
 * One page, in order, and one row more where there are more. `before` reads backwards; the caller turns the rows around.
 * @throws invalid_request for a cursor of another list
 */
export const threadPageQuery = (scope: AccountScope, reader: Reader, position: Position): Sql => {
  const page = keysetOf(position, { by: THREAD_SORT, isDescending: true, sort: SORT, tiebreaker: "t.id" })
  return join([
    sql("WITH"),
    thread(scope, reader),
    sql(`, page AS (SELECT t.id, t.link_id, t.unread, ${VALUE} AS sort_value FROM thread t WHERE true`),
    ...page.conditions.map(({ text, bindings }) => sql(`AND ${text}`, ...bindings)),
    sql(`${page.orderBy} LIMIT ?)`, position.limit + 1),
    sql(`SELECT o.id, o.display_id, o.custom_display_id, coalesce(p.name, '') AS name, page.unread, page.sort_value,
                last.created_at AS at, last.actor_type, last.actor_name, last.body,
                coalesce(last.actor_id = page.link_id, false) AS is_own
           FROM page JOIN "order" o ON o.id = page.id
           LEFT JOIN portal_project p ON p.order_id = o.id AND p.deleted_at IS NULL
           JOIN LATERAL (SELECT m.created_at, m.actor_type, m.actor_id, m.actor_name, left(m.body, 300) AS body
                           FROM portal_message m
                          WHERE m.order_id = page.id AND m.kind = 'message' AND m.deleted_at IS NULL
                          ORDER BY m.created_at DESC, m.id DESC LIMIT 1) last ON true`),
    sql(page.orderPageBy("o.id")),
  ])
}
