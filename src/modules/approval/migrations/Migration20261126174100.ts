import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * Asking, withdrawing and deciding count as activity of the project (see the project module's Migration20261126174000).
 * Of earlier requests and decisions the newest counts.
 */
export class Migration20261126174100 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE OR REPLACE FUNCTION portal_approval_activity() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM portal_touch_project(NEW.project_id);
        RETURN NULL;
      END $$`)
    this.addSql(`DROP TRIGGER IF EXISTS "portal_approval_request_activity" ON "portal_approval_request"`)
    this.addSql(`CREATE CONSTRAINT TRIGGER "portal_approval_request_activity" AFTER INSERT OR UPDATE ON "portal_approval_request"
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION portal_approval_activity()`)
    this.addSql(`DO $$ BEGIN
      IF to_regclass('portal_project_index') IS NOT NULL THEN
        UPDATE portal_project_index x SET last_activity_at = greatest(x.last_activity_at, r.newest)
          FROM (SELECT project_id, max(updated_at) AS newest FROM portal_approval_request GROUP BY project_id) r
         WHERE r.project_id = x.project_id;
      END IF;
    END $$`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP TRIGGER IF EXISTS "portal_approval_request_activity" ON "portal_approval_request"`)
    this.addSql(`DROP FUNCTION IF EXISTS portal_approval_activity()`)
  }
}
