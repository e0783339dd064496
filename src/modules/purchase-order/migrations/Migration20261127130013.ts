import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Tells open pages of changes to the module's rows (docs/adr/0034). The functions are made by the module `account`. */
export class Migration20261127130013 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE OR REPLACE TRIGGER "portal_purchase_order_policy_live" AFTER INSERT OR UPDATE OR DELETE ON "portal_purchase_order_policy"
      FOR EACH STATEMENT EXECUTE FUNCTION portal_live_shop_changed()`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP TRIGGER IF EXISTS "portal_purchase_order_policy_live" ON "portal_purchase_order_policy"`)
  }
}
