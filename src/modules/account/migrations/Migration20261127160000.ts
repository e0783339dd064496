import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const TRIGGERS: [name: string, table: string][] = [
  ["portal_account_stale_live", "portal_account_stale"],
  ["portal_account_order_live", "portal_account_order"],
  ["portal_account_order_live_change", "portal_account_order"],
]

/**
 * Tells open account pages of changes (docs/adr/0034): of what was noted for their index, and of the index itself, which
 * also Medusa's changes reach. A note about an order that the index does not have yet may concern any account.
 */
export class Migration20261127160000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE OR REPLACE FUNCTION portal_live_account_noted() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_notify('portal_live', changed.topic) FROM (
          SELECT DISTINCT coalesce('customer:' || a.customer_id, 'accounts:') AS topic
            FROM noted LEFT JOIN portal_account_order a ON a.order_id = noted.order_id) changed;
        RETURN NULL;
      END $$`)
    this.addSql(`CREATE OR REPLACE TRIGGER "portal_account_stale_live" AFTER INSERT ON "portal_account_stale"
      REFERENCING NEW TABLE AS noted FOR EACH STATEMENT EXECUTE FUNCTION portal_live_account_noted()`)
    this.addSql(`CREATE OR REPLACE TRIGGER "portal_account_order_live" AFTER INSERT OR DELETE ON "portal_account_order"
      FOR EACH ROW EXECUTE FUNCTION portal_live_changed('customer', 'customer_id')`)
    // A row is written anew whenever it is looked at.
    this.addSql(`CREATE OR REPLACE TRIGGER "portal_account_order_live_change" AFTER UPDATE ON "portal_account_order"
      FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION portal_live_changed('customer', 'customer_id')`)
  }

  override async down(): Promise<void> {
    for (const [name, table] of TRIGGERS) this.addSql(`DROP TRIGGER IF EXISTS "${name}" ON "${table}"`)
    this.addSql(`DROP FUNCTION IF EXISTS portal_live_account_noted()`)
  }
}
