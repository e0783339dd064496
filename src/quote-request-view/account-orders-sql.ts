/**
 * The account's orders in one shop of late, as a table `recent`: what a form proposes comes from these, so that it costs the
 * same for an account with 20,000 orders. Takes the customer and the sales channel.
 */
export const RECENT = `recent AS (
  SELECT a.order_id, a.created_at FROM portal_account_order a
    JOIN "order" o ON o.id = a.order_id AND o.customer_id = a.customer_id AND o.deleted_at IS NULL
   WHERE a.customer_id = ? AND a.sales_channel_id = ?
   ORDER BY a.created_at DESC, a.order_id DESC LIMIT 200)`

/** An order as long as it is the account's. Takes the order and the customer. */
export const OWN_ORDER = `
  SELECT o.id, coalesce(o.custom_display_id, o.display_id::text, o.id) AS number, p.name, p.id AS project_id,
         a.sales_channel_id
    FROM portal_account_order a
    JOIN "order" o ON o.id = a.order_id AND o.customer_id = a.customer_id AND o.deleted_at IS NULL
    LEFT JOIN portal_project p ON p.order_id = o.id AND p.deleted_at IS NULL
   WHERE a.order_id = ? AND a.customer_id = ?`

export type OwnOrder = {
  id: string
  number: string
  name: string | null
  project_id: string | null
  sales_channel_id: string
}
