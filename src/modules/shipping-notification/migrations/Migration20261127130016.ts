import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const TABLES = [
  "portal_shipment", "portal_tracking", "portal_shipping_notice", "portal_shipping_told", "portal_address_check",
]

/** Tells open pages of changes to the module's rows (docs/adr/0034). The function is made by the module `account`. */
export class Migration20261127130016 extends Migration {
  override async up(): Promise<void> {
    for (const table of TABLES)
      this.addSql(`CREATE OR REPLACE TRIGGER "${table}_live" AFTER INSERT OR UPDATE OR DELETE ON "${table}"
        FOR EACH ROW EXECUTE FUNCTION portal_live_changed('order', 'order_id')`)
    // An event of a carrier names a number alone.
    this.addSql(`CREATE OR REPLACE FUNCTION portal_live_carrier_changed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_notify('portal_live', 'order:' || t.order_id) FROM portal_tracking t WHERE t.number_key = NEW.number_key;
        RETURN NULL;
      END $$`)
    this.addSql(`CREATE OR REPLACE TRIGGER "portal_carrier_event_live" AFTER INSERT OR UPDATE ON "portal_carrier_event"
      FOR EACH ROW EXECUTE FUNCTION portal_live_carrier_changed()`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP TRIGGER IF EXISTS "portal_carrier_event_live" ON "portal_carrier_event"`)
    this.addSql(`DROP FUNCTION IF EXISTS portal_live_carrier_changed()`)
    for (const table of TABLES) this.addSql(`DROP TRIGGER IF EXISTS "${table}_live" ON "${table}"`)
  }
}
