import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Tells open pages of changes to the module's rows (docs/adr/0034). The functions are made by the module `account`. */
export class Migration20261127130011 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE OR REPLACE TRIGGER "portal_project_live" AFTER INSERT OR UPDATE OR DELETE ON "portal_project"
      FOR EACH ROW EXECUTE FUNCTION portal_live_changed('order', 'order_id')`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP TRIGGER IF EXISTS "portal_project_live" ON "portal_project"`)
  }
}
