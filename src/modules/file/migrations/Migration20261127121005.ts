import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * Notes orders for the account portal (docs/adr/0032) whose checklist got files, or whose files the check refused: what was
 * given by refused files alone is asked for again. The function is made by the module `account`.
 */
export class Migration20261127121005 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE OR REPLACE TRIGGER "portal_file_account" AFTER UPDATE ON "portal_file"
      FOR EACH ROW WHEN (NEW.subject_type = 'checklist') EXECUTE FUNCTION portal_account_order_changed()`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP TRIGGER IF EXISTS "portal_file_account" ON "portal_file"`)
  }
}
