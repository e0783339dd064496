import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Notes orders whose rows changed for the account portal (docs/adr/0032). The function is made by the module `account`. */
export class Migration20261127064003 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE OR REPLACE TRIGGER "portal_invoice_account" AFTER INSERT OR UPDATE ON "portal_invoice"
      FOR EACH ROW EXECUTE FUNCTION portal_account_order_changed()`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP TRIGGER IF EXISTS "portal_invoice_account" ON "portal_invoice"`)
  }
}
