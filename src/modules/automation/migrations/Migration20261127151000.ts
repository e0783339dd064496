import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * What mail services report, and what staff see of mails that came back: `portal_freshness_returned` changes with every
 * report about an address that an order was shared with.
 */
export class Migration20261127151000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table if exists "portal_mail_event" drop constraint if exists "portal_mail_event_source_external_id_unique";`)
    this.addSql(`create table if not exists "portal_mail_event" ("id" text not null, "source" text check ("source" in ('generic', 'postmark', 'resend', 'sendgrid')) not null, "external_id" text not null, "kind" text check ("kind" in ('hard_bounce', 'soft_bounce', 'complaint')) not null, "email" text not null, "message_id" text null, "reason" text not null, "occurred_at" timestamptz not null, "notice_uid" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "portal_mail_event_pkey" primary key ("id"));`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_mail_event_deleted_at" ON "portal_mail_event" ("deleted_at") WHERE deleted_at IS NULL;`)
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_portal_mail_event_source_external_id_unique" ON "portal_mail_event" ("source", "external_id") WHERE deleted_at IS NULL;`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_mail_event_email_occurred_at" ON "portal_mail_event" ("email", "occurred_at") WHERE deleted_at IS NULL;`)
    this.addSql(`alter table if exists "portal_bounce" add column if not exists "kind" text check ("kind" in ('bounce', 'complaint')) not null default 'bounce';`)
    this.addSql(`CREATE OR REPLACE FUNCTION portal_freshness_returned(subject text) RETURNS text LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN (SELECT count(*) || ':' || coalesce(sum(b.xmin::text::bigint), 0)
            FROM portal_link l
            JOIN portal_bounce b ON b.email = lower(l.recipient_email) AND b.deleted_at IS NULL
           WHERE l.order_id = subject AND l.deleted_at IS NULL);
END $$`)
  }

  override async down(): Promise<void> {
    this.addSql("DROP FUNCTION IF EXISTS portal_freshness_returned(text)")
    this.addSql(`alter table if exists "portal_bounce" drop column if exists "kind";`)
    this.addSql(`drop table if exists "portal_mail_event" cascade;`)
  }
}
