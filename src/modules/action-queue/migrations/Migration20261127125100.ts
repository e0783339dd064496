import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * The read model of the action queue (docs/adr/0035): a row for each project. What changes on the portal's own
 * tables is noted for the account portal already (docs/adr/0032); a trigger on those notes takes them over.
 */
export class Migration20261127125100 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE TABLE IF NOT EXISTS "portal_queue_project" (
      "order_id" text NOT NULL,
      "project_id" text NOT NULL,
      "owner_user_id" text NULL,
      "waiting_on" text NULL,
      "waiting_for" text NULL,
      "waiting_since" timestamptz NOT NULL,
      "in_hands_date" text NULL,
      "due_on" text NULL,
      "is_running" boolean NOT NULL,
      "is_open" boolean NOT NULL,
      "order_updated_at" timestamptz NOT NULL,
      CONSTRAINT "portal_queue_project_pkey" PRIMARY KEY ("order_id"))`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_queue_project_open"
      ON "portal_queue_project" ("owner_user_id") WHERE "is_open"`)
    this.addSql(`CREATE TABLE IF NOT EXISTS "portal_queue_stale" (
      "id" bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, "order_id" text NOT NULL)`)
    this.addSql(`CREATE OR REPLACE FUNCTION portal_queue_noted() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO portal_queue_stale (order_id) SELECT DISTINCT order_id FROM noted;
        RETURN NULL;
      END $$`)
    this.addSql(`CREATE OR REPLACE TRIGGER "portal_account_stale_queue" AFTER INSERT ON "portal_account_stale"
      REFERENCING NEW TABLE AS noted FOR EACH STATEMENT EXECUTE FUNCTION portal_queue_noted()`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP TRIGGER IF EXISTS "portal_account_stale_queue" ON "portal_account_stale"`)
    this.addSql(`DROP FUNCTION IF EXISTS portal_queue_noted()`)
    this.addSql(`DROP TABLE IF EXISTS "portal_queue_stale"`)
    this.addSql(`DROP TABLE IF EXISTS "portal_queue_project"`)
  }
}
