import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Live rows of one table, as "sum of their inserting transactions:count". See docs/adr/0003. */
const part = (from: string, alias: string): string =>
  `(SELECT coalesce(sum(${alias}.xmin::text::bigint), 0) || ':' || count(*) FROM ${from})`

const PARTS = [
  part(`"order" o WHERE o.id = subject`, "o"),
  part(`order_address a WHERE a.id IN (SELECT unnest(ARRAY[o.shipping_address_id, o.billing_address_id]) FROM "order" o WHERE o.id = subject)`, "a"),
  part(`order_item i WHERE i.order_id = subject AND i.deleted_at IS NULL`, "i"),
  part(`order_item i JOIN order_line_item l ON l.id = i.item_id WHERE i.order_id = subject AND i.deleted_at IS NULL AND l.deleted_at IS NULL`, "l"),
  part(
    `order_item i JOIN order_line_item_adjustment d ON d.item_id = i.item_id WHERE i.order_id = subject AND i.deleted_at IS NULL AND d.deleted_at IS NULL`,
    "d",
  ),
  part(
    `order_item i JOIN order_line_item_tax_line t ON t.item_id = i.item_id WHERE i.order_id = subject AND i.deleted_at IS NULL AND t.deleted_at IS NULL`,
    "t",
  ),
  part(
    `order_shipping s JOIN order_shipping_method m ON m.id = s.shipping_method_id WHERE s.order_id = subject AND s.deleted_at IS NULL AND m.deleted_at IS NULL`,
    "m",
  ),
  part(`order_shipping s WHERE s.order_id = subject AND s.deleted_at IS NULL`, "s"),
  part(
    `order_shipping s JOIN order_shipping_method_adjustment d ON d.shipping_method_id = s.shipping_method_id WHERE s.order_id = subject AND s.deleted_at IS NULL AND d.deleted_at IS NULL`,
    "d",
  ),
  part(
    `order_shipping s JOIN order_shipping_method_tax_line t ON t.shipping_method_id = s.shipping_method_id WHERE s.order_id = subject AND s.deleted_at IS NULL AND t.deleted_at IS NULL`,
    "t",
  ),
  part(`order_summary y WHERE y.order_id = subject AND y.deleted_at IS NULL`, "y"),
  part(`order_transaction n WHERE n.order_id = subject AND n.deleted_at IS NULL`, "n"),
  part(`order_credit_line c WHERE c.order_id = subject AND c.deleted_at IS NULL`, "c"),
  part(
    `order_fulfillment k JOIN fulfillment f ON f.id = k.fulfillment_id WHERE k.order_id = subject AND k.deleted_at IS NULL AND f.deleted_at IS NULL`,
    "f",
  ),
  part(
    `order_fulfillment k JOIN fulfillment_label b ON b.fulfillment_id = k.fulfillment_id WHERE k.order_id = subject AND k.deleted_at IS NULL AND b.deleted_at IS NULL`,
    "b",
  ),
  part(
    `order_fulfillment k JOIN fulfillment f ON f.id = k.fulfillment_id JOIN fulfillment_address a ON a.id = f.delivery_address_id WHERE k.order_id = subject AND k.deleted_at IS NULL`,
    "a",
  ),
  part(`customer u JOIN "order" o ON o.customer_id = u.id WHERE o.id = subject`, "u"),
  part(`portal_project p WHERE p.order_id = subject AND p.deleted_at IS NULL`, "p"),
  part(`"user" u JOIN portal_project p ON p.owner_user_id = u.id WHERE p.order_id = subject AND u.deleted_at IS NULL`, "u"),
  part(`portal_stage_move v JOIN portal_project p ON p.id = v.project_id WHERE p.order_id = subject`, "v"),
  part(`portal_approval_request r WHERE r.order_id = subject AND r.deleted_at IS NULL`, "r"),
  part(`portal_decision e WHERE e.order_id = subject AND e.deleted_at IS NULL`, "e"),
  part(`portal_settings g`, "g"),
  part(`portal_stage h WHERE h.deleted_at IS NULL`, "h"),
]

/**
 * The freshness key of an order's page (design.md, rule 3): changes with every committed insert, update and delete of a
 * row that the page shows, whoever made it. `xmin` names the transaction that wrote a row version, so the key needs no
 * cooperation of the writer and no clock. In plpgsql, because its plans are cached per connection; planning this
 * statement anew costs more than running it.
 */
export class Migration20261123010100 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE OR REPLACE FUNCTION portal_order_freshness(subject text) RETURNS text LANGUAGE plpgsql STABLE AS $$
      BEGIN
        RETURN concat_ws('/', ${PARTS.join(", ")});
      END $$`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP FUNCTION IF EXISTS portal_order_freshness(text)`)
  }
}
