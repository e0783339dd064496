import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Notes orders about which somebody wrote for the account portal (docs/adr/0032). The function is made by the module `account`. */
export class Migration20261127081408 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE OR REPLACE TRIGGER "portal_message_account" AFTER INSERT OR UPDATE OF deleted_at ON "portal_message"
      FOR EACH ROW EXECUTE FUNCTION portal_account_order_changed()`)
    this.addSql(`INSERT INTO portal_account_stale (order_id) SELECT DISTINCT order_id FROM portal_message`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP TRIGGER IF EXISTS "portal_message_account" ON "portal_message"`)
  }
}
