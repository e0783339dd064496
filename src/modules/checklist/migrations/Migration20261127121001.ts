import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Notes orders of which something was asked for, given or settled for the account portal (docs/adr/0032). The function is made by the module `account`. */
export class Migration20261127121001 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE OR REPLACE TRIGGER "portal_checklist_entry_account" AFTER INSERT OR UPDATE ON "portal_checklist_entry"
      FOR EACH ROW EXECUTE FUNCTION portal_account_order_changed()`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP TRIGGER IF EXISTS "portal_checklist_entry_account" ON "portal_checklist_entry"`)
  }
}
