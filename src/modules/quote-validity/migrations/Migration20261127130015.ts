import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Tells open pages of changes to the module's rows (docs/adr/0034). The functions are made by the module `account`. */
export class Migration20261127130015 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE OR REPLACE TRIGGER "portal_quote_validity_live" AFTER INSERT OR UPDATE OR DELETE ON "portal_quote_validity"
      FOR EACH ROW EXECUTE FUNCTION portal_live_changed('order', 'order_id')`)
    this.addSql(`CREATE OR REPLACE TRIGGER "portal_quote_renewal_live" AFTER INSERT OR UPDATE OR DELETE ON "portal_quote_renewal"
      FOR EACH ROW EXECUTE FUNCTION portal_live_link_changed()`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP TRIGGER IF EXISTS "portal_quote_renewal_live" ON "portal_quote_renewal"`)
    this.addSql(`DROP TRIGGER IF EXISTS "portal_quote_validity_live" ON "portal_quote_validity"`)
  }
}
