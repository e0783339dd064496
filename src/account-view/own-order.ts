import type { MedusaContainer } from "@medusajs/framework/types"
import { runSql, sql } from "../lib/sql"
import type { AccountReader } from "./orders-query"

/** The sales channel of session `s`: the one that was chosen, else the account's only one. */
const CHANNEL = `coalesce(s.sales_channel_id,
  (SELECT min(c.sales_channel_id) FROM portal_account_order c WHERE c.customer_id = a.customer_id
   HAVING min(c.sales_channel_id) = max(c.sales_channel_id)))`

const OWN = `SELECT o.id FROM portal_account_order a
  JOIN "order" o ON o.id = a.order_id AND o.customer_id = a.customer_id AND o.deleted_at IS NULL
  JOIN customer owner ON owner.id = a.customer_id AND owner.deleted_at IS NULL
  JOIN portal_session s ON s.id = ?
 WHERE a.customer_id = ? AND a.sales_channel_id = ${CHANNEL} AND a.order_id = ANY (?)`

/**
 * Which of some orders a session of an account may see: those of its customer, and of its sales channel where the account
 * has several. Every route that takes an id asks this; the ids of an order's papers lead to their order first.
 */
export const findOwnOrders = async (
  container: MedusaContainer,
  { session_id, customer_id }: AccountReader,
  order_ids: readonly string[],
): Promise<Set<string>> => {
  if (order_ids.length === 0) return new Set()
  const rows = await runSql<{ id: string }>(container, sql(OWN, session_id, customer_id, [...order_ids]))
  return new Set(rows.map(({ id }) => id))
}
