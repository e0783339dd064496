import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const version = (alias: string, from: string): string =>
  `(SELECT coalesce(sum(${alias}.xmin::text::bigint), 0) || ':' || count(*) FROM ${from} AND ${alias}.deleted_at IS NULL)`

const EVENTS = version(
  "e",
  `order_fulfillment k
     JOIN fulfillment_label b ON b.fulfillment_id = k.fulfillment_id AND b.tracking_number <> '' AND b.deleted_at IS NULL
     JOIN portal_carrier_event e ON e.number_key = portal_tracking_key(b.tracking_number)
    WHERE k.order_id = subject AND k.deleted_at IS NULL`,
)

/**
 * What is known of an order's packages beside Medusa's own facts, whose key the page has anyway (docs/adr/0017): to hash all
 * that is shown of them took more than twice the time. Whether a shipping option is one of pickup never changes.
 */
export class Migration20261127153200 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE OR REPLACE FUNCTION portal_freshness_shipments(subject text) RETURNS text
      LANGUAGE plpgsql STABLE AS $$
      BEGIN
        RETURN concat_ws('|', ${[
          "(SELECT s.xmin FROM portal_setting s WHERE s.namespace = 'shipping')",
          version("c", "portal_address_check c WHERE c.order_id = subject"),
          version("h", "portal_shipment h WHERE h.order_id = subject"),
          version("t", "portal_tracking t WHERE t.order_id = subject"),
          EVENTS,
        ].join(", ")});
      END $$`)
  }

  override async down(): Promise<void> {
    this.addSql("DROP FUNCTION IF EXISTS portal_freshness_shipments(text)")
  }
}
