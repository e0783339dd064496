import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Tells open pages of changes to the module's rows (docs/adr/0034). The functions are made by the module `account`. */
export class Migration20261127130009 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE OR REPLACE TRIGGER "portal_setting_live" AFTER INSERT OR UPDATE OR DELETE ON "portal_setting"
      FOR EACH STATEMENT EXECUTE FUNCTION portal_live_shop_changed()`)
    this.addSql(`CREATE OR REPLACE TRIGGER "portal_stage_live" AFTER INSERT OR UPDATE OR DELETE ON "portal_stage"
      FOR EACH STATEMENT EXECUTE FUNCTION portal_live_shop_changed()`)
    this.addSql(`CREATE OR REPLACE TRIGGER "portal_logo_live" AFTER INSERT OR UPDATE OR DELETE ON "portal_logo"
      FOR EACH STATEMENT EXECUTE FUNCTION portal_live_shop_changed()`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP TRIGGER IF EXISTS "portal_logo_live" ON "portal_logo"`)
    this.addSql(`DROP TRIGGER IF EXISTS "portal_stage_live" ON "portal_stage"`)
    this.addSql(`DROP TRIGGER IF EXISTS "portal_setting_live" ON "portal_setting"`)
  }
}
