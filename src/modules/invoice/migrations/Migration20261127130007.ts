import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Tells open pages of changes to the module's rows (docs/adr/0034). The functions are made by the module `account`. */
export class Migration20261127130007 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE OR REPLACE TRIGGER "portal_invoice_live" AFTER INSERT OR UPDATE OR DELETE ON "portal_invoice"
      FOR EACH ROW EXECUTE FUNCTION portal_live_changed('order', 'order_id')`)
    this.addSql(`CREATE OR REPLACE TRIGGER "portal_line_count_live" AFTER INSERT OR UPDATE OR DELETE ON "portal_line_count"
      FOR EACH ROW EXECUTE FUNCTION portal_live_changed('order', 'order_id')`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP TRIGGER IF EXISTS "portal_line_count_live" ON "portal_line_count"`)
    this.addSql(`DROP TRIGGER IF EXISTS "portal_invoice_live" ON "portal_invoice"`)
  }
}
