import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Tells open pages of changes to the module's rows (docs/adr/0034). The functions are made by the module `account`. */
export class Migration20261127130008 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE OR REPLACE TRIGGER "portal_payment_live" AFTER INSERT OR UPDATE OR DELETE ON "portal_payment"
      FOR EACH ROW EXECUTE FUNCTION portal_live_changed('order', 'order_id')`)
    this.addSql(`CREATE OR REPLACE TRIGGER "portal_checkout_part_live" AFTER INSERT OR UPDATE OR DELETE ON "portal_checkout_part"
      FOR EACH ROW EXECUTE FUNCTION portal_live_changed('order', 'order_id')`)
    this.addSql(`CREATE OR REPLACE TRIGGER "portal_dispute_live" AFTER INSERT OR UPDATE OR DELETE ON "portal_dispute"
      FOR EACH ROW EXECUTE FUNCTION portal_live_changed('order', 'order_id')`)
    this.addSql(`CREATE OR REPLACE TRIGGER "portal_payment_finding_live" AFTER INSERT OR UPDATE OR DELETE ON "portal_payment_finding"
      FOR EACH ROW EXECUTE FUNCTION portal_live_changed('order', 'order_id')`)
    this.addSql(`CREATE OR REPLACE TRIGGER "portal_checkout_live" AFTER UPDATE ON "portal_checkout"
      FOR EACH ROW EXECUTE FUNCTION portal_live_checkout_changed()`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP TRIGGER IF EXISTS "portal_checkout_live" ON "portal_checkout"`)
    this.addSql(`DROP TRIGGER IF EXISTS "portal_payment_finding_live" ON "portal_payment_finding"`)
    this.addSql(`DROP TRIGGER IF EXISTS "portal_dispute_live" ON "portal_dispute"`)
    this.addSql(`DROP TRIGGER IF EXISTS "portal_checkout_part_live" ON "portal_checkout_part"`)
    this.addSql(`DROP TRIGGER IF EXISTS "portal_payment_live" ON "portal_payment"`)
  }
}
