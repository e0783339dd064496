import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const DATES = `"created_at" timestamptz NOT NULL DEFAULT now(), "updated_at" timestamptz NOT NULL DEFAULT now(), "deleted_at" timestamptz NULL`

export class Migration20261127081000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE TABLE IF NOT EXISTS "portal_sent_mail" (
      "id" text NOT NULL,
      "job_uid" text NOT NULL,
      "message_id" text NOT NULL,
      "project_id" text NOT NULL,
      "order_id" text NOT NULL,
      "recipient_type" text CHECK ("recipient_type" IN ('client', 'staff')) NOT NULL,
      "recipient_id" text NOT NULL,
      "access_version" text NOT NULL,
      ${DATES},
      CONSTRAINT "portal_sent_mail_pkey" PRIMARY KEY ("id"))`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_sent_mail_deleted_at"
      ON "portal_sent_mail" ("deleted_at") WHERE deleted_at IS NULL`)
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_portal_sent_mail_job_uid_unique"
      ON "portal_sent_mail" ("job_uid") WHERE deleted_at IS NULL`)
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_portal_sent_mail_message_id_unique"
      ON "portal_sent_mail" ("message_id") WHERE deleted_at IS NULL`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_sent_mail_thread"
      ON "portal_sent_mail" ("project_id", "recipient_type", "recipient_id", "created_at") WHERE deleted_at IS NULL`)

    this.addSql(`CREATE TABLE IF NOT EXISTS "portal_inbound_mail" (
      "id" text NOT NULL,
      "message_id" text NOT NULL,
      "size" integer NOT NULL,
      "state" text CHECK ("state" IN ('received', 'posted', 'held', 'discarded')) NOT NULL DEFAULT 'received',
      "reason" text CHECK ("reason" IN ('automatic', 'bounce', 'loop', 'unknown_thread', 'wrong_sender', 'access_ended',
        'no_words', 'unreadable', 'too_many')) NULL,
      "from_email" text NOT NULL DEFAULT '',
      "from_name" text NOT NULL DEFAULT '',
      "subject" text NOT NULL DEFAULT '',
      "words" text NOT NULL DEFAULT '',
      "whole_text" text NOT NULL DEFAULT '',
      "attachment_names" jsonb NULL,
      "project_id" text NULL,
      "recipient_type" text CHECK ("recipient_type" IN ('client', 'staff')) NULL,
      "recipient_id" text NULL,
      "handled_by_id" text NULL,
      "handled_by_name" text NULL,
      "handled_at" timestamptz NULL,
      ${DATES},
      CONSTRAINT "portal_inbound_mail_pkey" PRIMARY KEY ("id"))`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_inbound_mail_deleted_at"
      ON "portal_inbound_mail" ("deleted_at") WHERE deleted_at IS NULL`)
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_portal_inbound_mail_message_id_unique"
      ON "portal_inbound_mail" ("message_id") WHERE deleted_at IS NULL`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_inbound_mail_created_at_id"
      ON "portal_inbound_mail" ("created_at", "id") WHERE state = 'held' AND deleted_at IS NULL`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_inbound_mail_project_id_created_at"
      ON "portal_inbound_mail" ("project_id", "created_at") WHERE deleted_at IS NULL`)

    // The bytes as they came, apart, so that no list ever reads them. They go with their mail.
    this.addSql(`CREATE TABLE IF NOT EXISTS "portal_raw_mail" (
      "mail_id" text NOT NULL REFERENCES "portal_inbound_mail" ("id") ON DELETE CASCADE,
      "content" bytea NOT NULL,
      CONSTRAINT "portal_raw_mail_pkey" PRIMARY KEY ("mail_id"))`)
  }

  override async down(): Promise<void> {
    for (const table of ["portal_raw_mail", "portal_inbound_mail", "portal_sent_mail"])
      this.addSql(`DROP TABLE IF EXISTS "${table}"`)
  }
}
