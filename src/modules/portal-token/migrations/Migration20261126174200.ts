import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * Every line of a link's log counts as activity of the link's project: shares, copies, openings, requests for a new
 * link (see the project module's Migration20261126174000). Account links belong to no project.
 */
export class Migration20261126174200 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE OR REPLACE FUNCTION portal_link_activity() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM portal_touch_project(l.order_id) FROM portal_link l WHERE l.id = NEW.link_id AND l.order_id IS NOT NULL;
        RETURN NULL;
      END $$`)
    this.addSql(`DROP TRIGGER IF EXISTS "portal_link_event_activity" ON "portal_link_event"`)
    this.addSql(`CREATE CONSTRAINT TRIGGER "portal_link_event_activity" AFTER INSERT ON "portal_link_event"
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION portal_link_activity()`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP TRIGGER IF EXISTS "portal_link_event_activity" ON "portal_link_event"`)
    this.addSql(`DROP FUNCTION IF EXISTS portal_link_activity()`)
  }
}
