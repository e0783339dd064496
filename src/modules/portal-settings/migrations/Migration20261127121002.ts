import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * Notes all active orders for the account portal (docs/adr/0032) when the settings change that say what orders need of their
 * clients. The function that it calls is made by the module `account`.
 */
export class Migration20261127121002 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE OR REPLACE FUNCTION portal_setting_account() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM portal_account_orders_stale(NULL);
        RETURN NULL;
      END $$`)
    this.addSql(`CREATE OR REPLACE TRIGGER "portal_setting_account" AFTER INSERT OR UPDATE OF value ON "portal_setting"
      FOR EACH ROW WHEN (NEW.namespace IN ('proof', 'purchase_order')) EXECUTE FUNCTION portal_setting_account()`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP TRIGGER IF EXISTS "portal_setting_account" ON "portal_setting"`)
    this.addSql(`DROP FUNCTION IF EXISTS portal_setting_account()`)
  }
}
