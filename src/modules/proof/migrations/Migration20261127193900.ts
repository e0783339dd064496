import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * One note for an order that was delivered, by its project's row alone, in place of one for each of its proofs as well: the
 * job that reads the notes wrote the same order several times (docs/adr/0032).
 */
export class Migration20261127193900 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE OR REPLACE TRIGGER "portal_production_index_account" AFTER UPDATE OF delivered_version ON "portal_production_index"
      FOR EACH ROW WHEN (NEW.proof_id IS NULL) EXECUTE FUNCTION portal_account_order_changed()`)
  }

  override async down(): Promise<void> {
    this.addSql(`CREATE OR REPLACE TRIGGER "portal_production_index_account" AFTER UPDATE OF delivered_version ON "portal_production_index"
      FOR EACH ROW EXECUTE FUNCTION portal_account_order_changed()`)
  }
}
