import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Tells open pages of changes to the module's rows (docs/adr/0034). The functions are made by the module `account`. */
export class Migration20261127130006 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE OR REPLACE TRIGGER "portal_file_live" AFTER INSERT OR UPDATE OR DELETE ON "portal_file"
      FOR EACH ROW EXECUTE FUNCTION portal_live_changed('order', 'order_id')`)
    this.addSql(`CREATE OR REPLACE TRIGGER "portal_file_live_customer" AFTER INSERT OR UPDATE OR DELETE ON "portal_file"
      FOR EACH ROW EXECUTE FUNCTION portal_live_changed('customer', 'customer_id')`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP TRIGGER IF EXISTS "portal_file_live_customer" ON "portal_file"`)
    this.addSql(`DROP TRIGGER IF EXISTS "portal_file_live" ON "portal_file"`)
  }
}
