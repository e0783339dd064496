import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261126235911 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "portal_stored_document" drop constraint if exists "portal_stored_document_kind_subject_id_unique";`);
    this.addSql(`create table if not exists "portal_stored_document" ("id" text not null, "order_id" text null, "kind" text check ("kind" in ('quote', 'sales_order', 'packing_slip', 'invoice', 'credit_note', 'receipt', 'statement')) not null, "subject_id" text not null, "number" text not null, "locale" text not null, "source_sha256" text not null, "sha256" text not null, "bytes" integer not null, "file_key" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "portal_stored_document_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_stored_document_order_id" ON "portal_stored_document" ("order_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_stored_document_deleted_at" ON "portal_stored_document" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_portal_stored_document_kind_subject_id_unique" ON "portal_stored_document" ("kind", "subject_id") WHERE deleted_at IS NULL;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "portal_stored_document" cascade;`);
  }

}
