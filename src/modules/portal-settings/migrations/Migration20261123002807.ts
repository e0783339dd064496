import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261123002807 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`create table if not exists "portal_logo" ("id" text not null, "content_type" text not null, "content" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "portal_logo_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_logo_deleted_at" ON "portal_logo" ("deleted_at") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "portal_settings" ("id" text not null, "shop_name" text not null, "accent" text not null, "logo_id" text null, "contact_email" text null, "contact_phone" text null, "contact_address" text null, "contact_website" text null, "header_text" text null, "footer_text" text null, "terms" text null, "locale" text not null, "time_zone" text not null, "finance_gate" boolean not null default false, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "portal_settings_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_settings_deleted_at" ON "portal_settings" ("deleted_at") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "portal_stage" ("id" text not null, "name" text not null, "color" text not null, "role" text check ("role" in ('quote', 'approval', 'production', 'shipped', 'delivered')) not null, "is_done" boolean not null default false, "position" integer not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "portal_stage_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_stage_deleted_at" ON "portal_stage" ("deleted_at") WHERE deleted_at IS NULL;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "portal_logo" cascade;`);

    this.addSql(`drop table if exists "portal_settings" cascade;`);

    this.addSql(`drop table if exists "portal_stage" cascade;`);
  }

}
