import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const DATES = `"created_at" timestamptz NOT NULL DEFAULT now(), "updated_at" timestamptz NOT NULL DEFAULT now(), "deleted_at" timestamptz NULL`

export class Migration20261127041000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE TABLE IF NOT EXISTS "portal_message" (
      "id" text NOT NULL,
      "project_id" text NOT NULL,
      "order_id" text NOT NULL,
      "kind" text CHECK ("kind" IN ('message', 'note')) NOT NULL,
      "body" text NOT NULL,
      "key" text NOT NULL,
      "about_type" text CHECK ("about_type" IN ('line', 'proof', 'invoice')) NULL,
      "about_id" text NULL,
      "source" text CHECK ("source" IN ('page', 'admin', 'mail')) NOT NULL,
      "mail_message_id" text NULL,
      "actor_type" text CHECK ("actor_type" IN ('staff', 'client', 'system')) NOT NULL,
      "actor_id" text NOT NULL,
      "actor_name" text NOT NULL,
      ${DATES},
      CONSTRAINT "portal_message_pkey" PRIMARY KEY ("id"))`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_message_project_id"
      ON "portal_message" ("project_id") WHERE deleted_at IS NULL`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_message_deleted_at"
      ON "portal_message" ("deleted_at") WHERE deleted_at IS NULL`)
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_portal_message_actor_id_key_unique"
      ON "portal_message" ("actor_id", "key") WHERE deleted_at IS NULL`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_message_order_id_created_at_id"
      ON "portal_message" ("order_id", "created_at", "id") WHERE deleted_at IS NULL`)
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_portal_message_mail_message_id_unique"
      ON "portal_message" ("mail_message_id") WHERE mail_message_id IS NOT NULL AND deleted_at IS NULL`)

    this.addSql(`CREATE TABLE IF NOT EXISTS "portal_read_mark" (
      "id" text NOT NULL,
      "project_id" text NOT NULL,
      "order_id" text NOT NULL,
      "reader_type" text CHECK ("reader_type" IN ('client', 'staff', 'shop')) NOT NULL,
      "reader_id" text NOT NULL,
      "read_at" timestamptz NOT NULL,
      ${DATES},
      CONSTRAINT "portal_read_mark_pkey" PRIMARY KEY ("id"))`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_read_mark_project_id"
      ON "portal_read_mark" ("project_id") WHERE deleted_at IS NULL`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_read_mark_deleted_at"
      ON "portal_read_mark" ("deleted_at") WHERE deleted_at IS NULL`)
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_portal_read_mark_order_id_reader_type_reader_id_unique"
      ON "portal_read_mark" ("order_id", "reader_type", "reader_id") WHERE deleted_at IS NULL`)

    this.addSql(`CREATE TABLE IF NOT EXISTS "portal_saved_reply" (
      "id" text NOT NULL,
      "title" text NOT NULL,
      "body" text NOT NULL,
      ${DATES},
      CONSTRAINT "portal_saved_reply_pkey" PRIMARY KEY ("id"))`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_saved_reply_deleted_at"
      ON "portal_saved_reply" ("deleted_at") WHERE deleted_at IS NULL`)
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_portal_saved_reply_title_unique"
      ON "portal_saved_reply" ("title") WHERE deleted_at IS NULL`)

    // A message counts as activity of its project (see the project module's Migration20261126174000); a note does not.
    this.addSql(`CREATE OR REPLACE FUNCTION portal_message_activity() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM portal_touch_project(NEW.project_id);
        RETURN NULL;
      END $$`)
    this.addSql(`CREATE CONSTRAINT TRIGGER "portal_message_activity" AFTER INSERT ON "portal_message"
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.kind = 'message') EXECUTE FUNCTION portal_message_activity()`)
  }

  override async down(): Promise<void> {
    for (const table of ["portal_saved_reply", "portal_read_mark", "portal_message"])
      this.addSql(`DROP TABLE IF EXISTS "${table}"`)
    this.addSql("DROP FUNCTION IF EXISTS portal_message_activity()")
  }
}
