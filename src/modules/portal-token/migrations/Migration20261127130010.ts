import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Tells open pages of changes to the module's rows (docs/adr/0034). The functions are made by the module `account`. */
export class Migration20261127130010 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE OR REPLACE TRIGGER "portal_link_live" AFTER INSERT OR UPDATE OR DELETE ON "portal_link"
      FOR EACH ROW EXECUTE FUNCTION portal_live_changed('order', 'order_id')`)
    this.addSql(`CREATE OR REPLACE TRIGGER "portal_link_live_link" AFTER UPDATE OF token_hash, expires_at, revoked_at, deleted_at OR DELETE ON "portal_link"
      FOR EACH ROW EXECUTE FUNCTION portal_live_changed('link', 'id')`)
    this.addSql(`CREATE OR REPLACE TRIGGER "portal_session_live_link" AFTER UPDATE OF expires_at, deleted_at OR DELETE ON "portal_session"
      FOR EACH ROW EXECUTE FUNCTION portal_live_changed('link', 'link_id')`)
    this.addSql(`CREATE OR REPLACE TRIGGER "portal_link_event_live" AFTER INSERT OR UPDATE OR DELETE ON "portal_link_event"
      FOR EACH ROW EXECUTE FUNCTION portal_live_link_changed()`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP TRIGGER IF EXISTS "portal_link_event_live" ON "portal_link_event"`)
    this.addSql(`DROP TRIGGER IF EXISTS "portal_session_live_link" ON "portal_session"`)
    this.addSql(`DROP TRIGGER IF EXISTS "portal_link_live_link" ON "portal_link"`)
    this.addSql(`DROP TRIGGER IF EXISTS "portal_link_live" ON "portal_link"`)
  }
}
