import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261126235910 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "portal_line_count" drop constraint if exists "portal_line_count_item_id_unique";`);
    this.addSql(`alter table if exists "portal_invoice_series" drop constraint if exists "portal_invoice_series_name_unique";`);
    this.addSql(`alter table if exists "portal_invoice" drop constraint if exists "portal_invoice_corrects_id_key_unique";`);
    this.addSql(`alter table if exists "portal_invoice" drop constraint if exists "portal_invoice_series_sequence_unique";`);
    this.addSql(`alter table if exists "portal_invoice" drop constraint if exists "portal_invoice_number_unique";`);
    this.addSql(`alter table if exists "portal_billing_profile" drop constraint if exists "portal_billing_profile_customer_id_unique";`);
    this.addSql(`create table if not exists "portal_billing_profile" ("id" text not null, "customer_id" text not null, "terms" jsonb null, "tax_ids" jsonb not null, "legal_name" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "portal_billing_profile_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_billing_profile_deleted_at" ON "portal_billing_profile" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_portal_billing_profile_customer_id_unique" ON "portal_billing_profile" ("customer_id") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "portal_invoice" ("id" text not null, "project_id" text not null, "order_id" text not null, "customer_id" text null, "kind" text check ("kind" in ('invoice', 'credit_note')) not null, "purpose" text check ("purpose" in ('full', 'deposit', 'balance', 'charge')) not null, "corrects_id" text null, "key" text null, "revision" integer not null default 1, "currency_code" text not null, "content" jsonb not null, "total" text not null, "series" text null, "sequence" integer null, "number" text null, "issued_at" timestamptz null, "issued_on" text null, "due_on" text null, "document_sha256" text null, "voided_at" timestamptz null, "void_reason" text null, "actor_type" text check ("actor_type" in ('staff', 'client', 'system')) not null, "actor_id" text not null, "actor_name" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "portal_invoice_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_invoice_project_id" ON "portal_invoice" ("project_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_invoice_order_id" ON "portal_invoice" ("order_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_invoice_deleted_at" ON "portal_invoice" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_portal_invoice_number_unique" ON "portal_invoice" ("number") WHERE number IS NOT NULL AND deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_portal_invoice_series_sequence_unique" ON "portal_invoice" ("series", "sequence") WHERE sequence IS NOT NULL AND deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_portal_invoice_corrects_id_key_unique" ON "portal_invoice" ("corrects_id", "key") WHERE key IS NOT NULL AND deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_invoice_created_at_id" ON "portal_invoice" ("created_at", "id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_invoice_due_on_id" ON "portal_invoice" ("due_on", "id") WHERE due_on IS NOT NULL AND deleted_at IS NULL;`);

    this.addSql(`create table if not exists "portal_invoice_series" ("id" text not null, "name" text not null, "last" integer not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "portal_invoice_series_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_invoice_series_deleted_at" ON "portal_invoice_series" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_portal_invoice_series_name_unique" ON "portal_invoice_series" ("name") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "portal_line_count" ("id" text not null, "project_id" text not null, "order_id" text not null, "item_id" text not null, "tolerance" jsonb null, "final" integer null, "actor_type" text check ("actor_type" in ('staff', 'client', 'system')) not null, "actor_id" text not null, "actor_name" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "portal_line_count_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_line_count_order_id" ON "portal_line_count" ("order_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_line_count_deleted_at" ON "portal_line_count" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_portal_line_count_item_id_unique" ON "portal_line_count" ("item_id") WHERE deleted_at IS NULL;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "portal_billing_profile" cascade;`);

    this.addSql(`drop table if exists "portal_invoice" cascade;`);

    this.addSql(`drop table if exists "portal_invoice_series" cascade;`);

    this.addSql(`drop table if exists "portal_line_count" cascade;`);
  }

}
