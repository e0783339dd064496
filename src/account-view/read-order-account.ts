import type { MedusaContainer } from "@medusajs/framework/types"
import type { OrderAccount } from "../contracts"
import { runSql, sql } from "../lib/sql"
import { IS_ACTIVE } from "./read-entries"

const ACCOUNT = `
  SELECT l.id AS link_id, o.id, coalesce(o.custom_display_id, o.display_id::text, o.id) AS number, a.is_past
    FROM "order" o
    JOIN portal_account_order a ON a.order_id = o.id AND a.customer_id = o.customer_id
    JOIN customer c ON c.id = o.customer_id AND c.deleted_at IS NULL
    JOIN portal_link own ON own.id = ? AND own.purpose = 'recipient'
    JOIN portal_link l ON l.customer_id = c.id AND l.scope = 'account' AND l.purpose = 'recipient'
                      AND l.recipient_email = own.recipient_email AND ${IS_ACTIVE}
   WHERE o.id = ? AND o.deleted_at IS NULL
   LIMIT 1`

/**
 * The link to the account of an order's customer that the recipient of a link to the order has, under the same address; null
 * for a person without one. As the account's pages, it follows a change of Medusa's within a minute.
 */
export const readOrderAccount = async (
  container: MedusaContainer,
  { link_id, order_id }: { link_id: string; order_id: string },
): Promise<OrderAccount | null> => {
  const [row] = await runSql<{ link_id: string; id: string; number: string; is_past: boolean }>(
    container,
    sql(ACCOUNT, link_id, order_id),
  )
  return row ? { link_id: row.link_id, order: { id: row.id, number: row.number, is_past: row.is_past } } : null
}
