import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const ADDRESS = "company, first_name, last_name, address_1, address_2, postal_code, city, province, country_code, phone"

/** Rows of a subselect as a JSON array, in the subselect's order. */
const list = (rows: string): string => `(SELECT coalesce(json_agg(to_json(x)), '[]') FROM (${rows}) x)`
const one = (row: string): string => `(SELECT to_json(x) FROM (${row}) x)`
/** The exact digits of an amount as text. */
const exact = (column: string, raw: string): string => `coalesce(${raw}->>'value', ${column}::text)`

const TAX_LINES = list(`SELECT ${exact("t.rate", "t.raw_rate")} AS rate FROM order_line_item_tax_line t
   WHERE t.item_id = l.id AND t.deleted_at IS NULL ORDER BY t.id`)
const ADJUSTMENTS = list(`SELECT ${exact("a.amount", "a.raw_amount")} AS amount, a.is_tax_inclusive
    FROM order_line_item_adjustment a
   WHERE a.item_id = l.id AND a.version = d.version AND a.deleted_at IS NULL ORDER BY a.id`)
/** Lines stand at the order's version, and what an edit changed of a line stands beside it. */
const items = (more: string): string => list(`SELECT l.id, l.title, l.product_title, ${more}l.variant_title, l.variant_option_values, l.thumbnail,
         coalesce(d.metadata, l.metadata) AS metadata, l.created_at,
         coalesce(${exact("d.unit_price", "d.raw_unit_price")}, ${exact("l.unit_price", "l.raw_unit_price")}) AS unit_price,
         d.quantity, d.fulfilled_quantity, d.shipped_quantity, d.delivered_quantity, d.return_received_quantity,
         d.return_dismissed_quantity, l.is_tax_inclusive, l.requires_shipping,
         ${TAX_LINES} AS tax_lines, ${ADJUSTMENTS} AS adjustments
    FROM order_item d JOIN order_line_item l ON l.id = d.item_id AND l.deleted_at IS NULL
   WHERE d.order_id = o.id AND d.version = o.version AND d.deleted_at IS NULL ORDER BY l.created_at, l.id`)

const SHIPPING_TAX_LINES = list(`SELECT ${exact("t.rate", "t.raw_rate")} AS rate FROM order_shipping_method_tax_line t
   WHERE t.shipping_method_id = m.id AND t.deleted_at IS NULL ORDER BY t.id`)
const SHIPPING_ADJUSTMENTS = list(`SELECT ${exact("a.amount", "a.raw_amount")} AS amount
    FROM order_shipping_method_adjustment a
   WHERE a.shipping_method_id = m.id AND a.version = s.version AND a.deleted_at IS NULL ORDER BY a.id`)
const SHIPPING_METHODS = list(`SELECT m.id, m.name, ${exact("m.amount", "m.raw_amount")} AS amount, m.is_tax_inclusive,
         ${SHIPPING_TAX_LINES} AS tax_lines, ${SHIPPING_ADJUSTMENTS} AS adjustments
    FROM order_shipping s JOIN order_shipping_method m ON m.id = s.shipping_method_id AND m.deleted_at IS NULL
   WHERE s.order_id = o.id AND s.version = o.version AND s.deleted_at IS NULL ORDER BY m.created_at, m.id`)

const order = (more: string): string => `
  SELECT o.id, o.display_id, o.custom_display_id, o.version, o.status, o.is_draft_order, o.email, o.currency_code,
         o.metadata, o.created_at, o.canceled_at,
         EXISTS (SELECT 1 FROM order_cart k WHERE k.order_id = o.id) AS from_cart,
         ${one(`SELECT c.id, c.first_name, c.last_name, c.company_name, c.email FROM customer c
                 WHERE c.id = o.customer_id AND c.deleted_at IS NULL`)} AS customer,
         ${one(`SELECT ${ADDRESS} FROM order_address WHERE id = o.shipping_address_id`)} AS shipping_address,
         ${one(`SELECT ${ADDRESS} FROM order_address WHERE id = o.billing_address_id`)} AS billing_address,
         ${items(more)} AS items, ${SHIPPING_METHODS} AS shipping_methods,
         ${list(`SELECT ${exact("n.amount", "n.raw_amount")} AS amount FROM order_transaction n
                  WHERE n.order_id = o.id AND n.deleted_at IS NULL ORDER BY n.id`)} AS transactions,
         ${list(`SELECT ${exact("e.amount", "e.raw_amount")} AS amount FROM order_credit_line e
                  WHERE e.order_id = o.id AND e.version = o.version AND e.deleted_at IS NULL ORDER BY e.id`)} AS credit_lines
    FROM "order" o
   WHERE o.id = subject AND o.deleted_at IS NULL`

const readOrder = (more: string): string =>
  `CREATE OR REPLACE FUNCTION portal_read_order(subject text) RETURNS json LANGUAGE plpgsql STABLE AS $$
   BEGIN
     RETURN ${one(order(more))};
   END $$`

/** Lines say of which type their product is, because the checklist goes by it. Otherwise as in Migration20261126220000. */
export class Migration20261127191800 extends Migration {
  override async up(): Promise<void> {
    this.addSql(readOrder("l.product_type, "))
  }

  override async down(): Promise<void> {
    this.addSql(readOrder(""))
  }
}
