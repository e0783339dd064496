import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const DATES = `"created_at" timestamptz NOT NULL DEFAULT now(), "updated_at" timestamptz NOT NULL DEFAULT now(), "deleted_at" timestamptz NULL`

export class Migration20261127090000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE TABLE IF NOT EXISTS "portal_mail_preference" (
      "id" text NOT NULL,
      "email" text NOT NULL,
      "delivery" text CHECK ("delivery" IN ('at_once', 'daily')) NOT NULL DEFAULT 'at_once',
      "time_zone" text NULL,
      "quiet_from" text NULL,
      "quiet_until" text NULL,
      "unsubscribed" jsonb NOT NULL,
      ${DATES},
      CONSTRAINT "portal_mail_preference_pkey" PRIMARY KEY ("id"))`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_mail_preference_deleted_at"
      ON "portal_mail_preference" ("deleted_at") WHERE deleted_at IS NULL`)
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_portal_mail_preference_email_unique"
      ON "portal_mail_preference" ("email") WHERE deleted_at IS NULL`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP TABLE IF EXISTS "portal_mail_preference"`)
  }
}
