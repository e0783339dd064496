import type { MedusaContainer } from "@medusajs/framework/types"
import type { MovedOrder } from "../contracts"
import { runSql, type Sql, sql } from "../lib/sql"

/**
 * Orders that were moved from one customer to another, and links from before that still open them: those that were not given
 * again since, and that no person of the present customer has.
 */
const movedOrders = (condition: Sql): Sql =>
  sql(
    `SELECT m.order_id, p.id AS project_id, coalesce(p.name, '') AS name, m.moved_at,
            coalesce(nullif(btrim(c.company_name), ''), nullif(btrim(concat_ws(' ', c.first_name, c.last_name)), ''), c.email)
              AS moved_from,
            json_agg(json_build_object('id', l.id, 'name', l.recipient_name) ORDER BY l.created_at, l.id) AS links
       FROM (SELECT DISTINCT ON (x.order_id) x.* FROM portal_account_move x ORDER BY x.order_id, x.id DESC) m
       JOIN "order" o ON o.id = m.order_id AND o.customer_id IS DISTINCT FROM m.from_customer_id AND o.deleted_at IS NULL
       JOIN portal_project p ON p.order_id = m.order_id AND p.deleted_at IS NULL
       LEFT JOIN customer c ON c.id = m.from_customer_id
       JOIN portal_link l ON l.order_id = m.order_id AND l.purpose = 'recipient' AND l.revoked_at IS NULL
            AND l.deleted_at IS NULL AND (l.expires_at IS NULL OR l.expires_at > clock_timestamp())
            AND l.created_at < m.moved_at AND coalesce(l.last_shared_at < m.moved_at, true)
            AND NOT EXISTS (SELECT FROM portal_link k WHERE k.customer_id = o.customer_id AND k.recipient_email = l.recipient_email
                             AND k.revoked_at IS NULL AND k.deleted_at IS NULL)
      WHERE ${condition.text}
      GROUP BY m.order_id, p.id, p.name, m.moved_at, c.id
      ORDER BY m.moved_at DESC LIMIT 20`,
    ...condition.bindings,
  )

type Row = Omit<MovedOrder, "moved_at"> & { moved_at: Date }

const read = async (container: MedusaContainer, condition: Sql): Promise<MovedOrder[]> =>
  (await runSql<Row>(container, movedOrders(condition))).map((row) => ({
    ...row,
    moved_at: row.moved_at.toISOString(),
  }))

/** What of an order's links is left from the customer that it was moved away from; null for nothing. */
export const readMove = async (container: MedusaContainer, order_id: string): Promise<MovedOrder | null> =>
  (await read(container, sql("m.order_id = ?", order_id)))[0] ?? null

/** The orders that were moved away from a customer and that links of its people still open. */
export const readMovedAway = async (container: MedusaContainer, customer_id: string): Promise<MovedOrder[]> =>
  await read(container, sql("m.from_customer_id = ?", customer_id))
