import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Tells open pages of changes to the module's rows (docs/adr/0034). The functions are made by the module `account`. */
export class Migration20261127130001 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE OR REPLACE TRIGGER "portal_approval_request_live" AFTER INSERT OR UPDATE OR DELETE ON "portal_approval_request"
      FOR EACH ROW EXECUTE FUNCTION portal_live_changed('order', 'order_id')`)
    this.addSql(`CREATE OR REPLACE TRIGGER "portal_decision_live" AFTER INSERT OR UPDATE OR DELETE ON "portal_decision"
      FOR EACH ROW EXECUTE FUNCTION portal_live_changed('order', 'order_id')`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP TRIGGER IF EXISTS "portal_decision_live" ON "portal_decision"`)
    this.addSql(`DROP TRIGGER IF EXISTS "portal_approval_request_live" ON "portal_approval_request"`)
  }
}
