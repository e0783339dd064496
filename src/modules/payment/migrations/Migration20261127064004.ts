import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Notes orders whose rows changed for the account portal (docs/adr/0032). The function is made by the module `account`. */
export class Migration20261127064004 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE OR REPLACE TRIGGER "portal_payment_account" AFTER INSERT OR UPDATE ON "portal_payment"
      FOR EACH ROW EXECUTE FUNCTION portal_account_order_changed()`)
    this.addSql(`CREATE OR REPLACE TRIGGER "portal_checkout_part_account" AFTER INSERT OR UPDATE OF is_open ON "portal_checkout_part"
      FOR EACH ROW EXECUTE FUNCTION portal_account_order_changed()`)
    this.addSql(`CREATE OR REPLACE TRIGGER "portal_checkout_account" AFTER UPDATE OF state ON "portal_checkout"
      FOR EACH ROW EXECUTE FUNCTION portal_account_checkout_changed()`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP TRIGGER IF EXISTS "portal_payment_account" ON "portal_payment"`)
    this.addSql(`DROP TRIGGER IF EXISTS "portal_checkout_part_account" ON "portal_checkout_part"`)
    this.addSql(`DROP TRIGGER IF EXISTS "portal_checkout_account" ON "portal_checkout"`)
  }
}
