import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261127123100 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "portal_staff_preference" drop constraint if exists "portal_staff_preference_user_id_unique";`);
    this.addSql(`alter table if exists "portal_reminder" drop constraint if exists "portal_reminder_subject_type_subject_id_kind_days_unique";`);
    this.addSql(`alter table if exists "portal_notice_text" drop constraint if exists "portal_notice_text_language_key_unique";`);
    this.addSql(`alter table if exists "portal_digest_line" drop constraint if exists "portal_digest_line_notice_uid_user_id_unique";`);
    this.addSql(`alter table if exists "portal_bounce" drop constraint if exists "portal_bounce_report_id_unique";`);
    this.addSql(`create table if not exists "portal_bounce" ("id" text not null, "report_id" text not null, "email" text not null, "notice_uid" text not null, "link_id" text null, "is_permanent" boolean not null, "reason" text not null, "happened_at" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "portal_bounce_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_bounce_deleted_at" ON "portal_bounce" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_portal_bounce_report_id_unique" ON "portal_bounce" ("report_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_bounce_link_id_happened_at" ON "portal_bounce" ("link_id", "happened_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_bounce_email_happened_at" ON "portal_bounce" ("email", "happened_at") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "portal_digest_line" ("id" text not null, "user_id" text not null, "notice_uid" text not null, "title" text not null, "text" text not null, "url" text null, "sent_with" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "portal_digest_line_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_digest_line_deleted_at" ON "portal_digest_line" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_portal_digest_line_notice_uid_user_id_unique" ON "portal_digest_line" ("notice_uid", "user_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_digest_line_user_id_created_at" ON "portal_digest_line" ("user_id", "created_at") WHERE sent_with IS NULL AND deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_digest_line_sent_with" ON "portal_digest_line" ("sent_with") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "portal_notice_text" ("id" text not null, "language" text not null, "key" text not null, "text" text not null, "edited_by_id" text not null, "edited_by_name" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "portal_notice_text_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_notice_text_deleted_at" ON "portal_notice_text" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_portal_notice_text_language_key_unique" ON "portal_notice_text" ("language", "key") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "portal_reminder" ("id" text not null, "subject_type" text not null, "subject_id" text not null, "kind" text check ("kind" in ('before', 'after')) not null, "days" integer not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "portal_reminder_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_reminder_deleted_at" ON "portal_reminder" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_portal_reminder_subject_type_subject_id_kind_days_unique" ON "portal_reminder" ("subject_type", "subject_id", "kind", "days") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "portal_staff_preference" ("id" text not null, "user_id" text not null, "time_zone" text null, "choices" jsonb not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "portal_staff_preference_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_staff_preference_deleted_at" ON "portal_staff_preference" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_portal_staff_preference_user_id_unique" ON "portal_staff_preference" ("user_id") WHERE deleted_at IS NULL;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "portal_bounce" cascade;`);

    this.addSql(`drop table if exists "portal_digest_line" cascade;`);

    this.addSql(`drop table if exists "portal_notice_text" cascade;`);

    this.addSql(`drop table if exists "portal_reminder" cascade;`);

    this.addSql(`drop table if exists "portal_staff_preference" cascade;`);
  }

}
