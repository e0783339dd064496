import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const told = (changed: string): string => `CREATE OR REPLACE FUNCTION portal_live_account_noted() RETURNS trigger
  LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM pg_notify('portal_live', changed.topic) FROM (${changed}) changed;
    RETURN NULL;
  END $$`

/**
 * A note about an order that no account shows made all open account pages ask, of every account. The order's own row in the
 * index tells the right one, once it is there.
 */
export class Migration20261127165001 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      told(`SELECT DISTINCT 'customer:' || a.customer_id AS topic
              FROM noted JOIN portal_account_order a ON a.order_id = noted.order_id`),
    )
  }

  override async down(): Promise<void> {
    this.addSql(
      told(`SELECT DISTINCT coalesce('customer:' || a.customer_id, 'accounts:') AS topic
              FROM noted LEFT JOIN portal_account_order a ON a.order_id = noted.order_id`),
    )
  }
}
