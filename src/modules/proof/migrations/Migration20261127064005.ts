import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Notes orders whose rows changed for the account portal (docs/adr/0032). The function is made by the module `account`. */
export class Migration20261127064005 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE OR REPLACE TRIGGER "portal_production_index_account" AFTER UPDATE OF delivered_version ON "portal_production_index"
      FOR EACH ROW EXECUTE FUNCTION portal_account_order_changed()`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP TRIGGER IF EXISTS "portal_production_index_account" ON "portal_production_index"`)
  }
}
