import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * Notes orders whose proofs wait for someone else or are made by another method: the action queue sees from them whether an
 * in-hands date is at risk (docs/adr/0035). The function is made by the module `account`.
 */
export class Migration20261127152200 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE OR REPLACE TRIGGER "portal_production_index_queue" AFTER UPDATE ON "portal_production_index"
      FOR EACH ROW WHEN (OLD.waiting_on IS DISTINCT FROM NEW.waiting_on OR OLD.method IS DISTINCT FROM NEW.method)
      EXECUTE FUNCTION portal_account_order_changed()`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP TRIGGER IF EXISTS "portal_production_index_queue" ON "portal_production_index"`)
  }
}
