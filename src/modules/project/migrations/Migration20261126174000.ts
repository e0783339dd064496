import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * The read model of the staff's project list: one row per project, beside `portal_project` and not in it, because an
 * update of that row moves the order's freshness key (docs/adr/0003) and a client opening a link must not rebuild the
 * page for all others (docs/adr/0022).
 *
 * `last_activity_at` is kept by triggers, so that it commits with the activity itself. They are deferred: the row is
 * locked for the end of the transaction only, where nothing else is locked after it.
 * `compared_*` remember the last comparison of the newest approval request with its order, for one freshness key.
 */
export class Migration20261126174000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE TABLE IF NOT EXISTS "portal_project_index" (
      "project_id" text NOT NULL,
      "order_id" text NOT NULL,
      "last_activity_at" timestamptz NOT NULL DEFAULT clock_timestamp(),
      "compared_request_id" text NULL,
      "compared_key" text NULL,
      "differs" boolean NOT NULL DEFAULT false,
      "current_amount" text NULL,
      "changes" jsonb NOT NULL DEFAULT '[]',
      CONSTRAINT "portal_project_index_pkey" PRIMARY KEY ("project_id"))`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_project_index_order_id" ON "portal_project_index" ("order_id")`)
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_portal_project_index_last_activity" ON "portal_project_index" ("last_activity_at" DESC, "project_id" DESC)`,
    )
    this.addSql(`CREATE OR REPLACE FUNCTION portal_touch_project(subject text) RETURNS void LANGUAGE sql AS $$
      UPDATE portal_project_index SET last_activity_at = greatest(last_activity_at, clock_timestamp())
       WHERE project_id = subject OR order_id = subject
    $$`)
    this.addSql(`CREATE OR REPLACE FUNCTION portal_project_activity() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO portal_project_index (project_id, order_id) VALUES (NEW.id, NEW.order_id)
        ON CONFLICT (project_id) DO UPDATE
          SET last_activity_at = greatest(portal_project_index.last_activity_at, clock_timestamp());
        RETURN NULL;
      END $$`)
    this.addSql(`DROP TRIGGER IF EXISTS "portal_project_activity" ON "portal_project"`)
    this.addSql(`CREATE CONSTRAINT TRIGGER "portal_project_activity" AFTER INSERT OR UPDATE ON "portal_project"
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION portal_project_activity()`)
    this.addSql(`INSERT INTO portal_project_index (project_id, order_id, last_activity_at)
      SELECT id, order_id, updated_at FROM portal_project ON CONFLICT DO NOTHING`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP TRIGGER IF EXISTS "portal_project_activity" ON "portal_project"`)
    this.addSql(`DROP FUNCTION IF EXISTS portal_project_activity()`)
    this.addSql(`DROP FUNCTION IF EXISTS portal_touch_project(text)`)
    this.addSql(`DROP TABLE IF EXISTS "portal_project_index"`)
  }
}
