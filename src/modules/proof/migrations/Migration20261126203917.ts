import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** Tables whose rows make up an order's proofs. */
const TABLES = ["", "_line", "_version", "_file", "_page", "_annotation", "_comment"].map((name) => `portal_proof${name}`)

const versionOf = (table: string): string =>
  `(SELECT coalesce(sum(t.xmin::text::bigint), 0) || ':' || count(*) FROM ${table} t
     WHERE t.order_id = subject AND t.deleted_at IS NULL)`

export class Migration20261126203917 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`create table if not exists "portal_gate_override" ("id" text not null, "project_id" text not null, "order_id" text not null, "reason" text not null, "item_ids" jsonb not null, "proof_ids" jsonb not null, "actor_type" text check ("actor_type" in ('staff', 'client', 'system')) not null, "actor_id" text not null, "actor_name" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "portal_gate_override_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_gate_override_project_id" ON "portal_gate_override" ("project_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_gate_override_order_id" ON "portal_gate_override" ("order_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_gate_override_deleted_at" ON "portal_gate_override" ("deleted_at") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "portal_proof" ("id" text not null, "project_id" text not null, "order_id" text not null, "kind" text check ("kind" in ('artwork', 'first_off')) not null, "title" text not null, "is_required" boolean not null, "closed_at" timestamptz null, "closed_reason" text null, "actor_type" text check ("actor_type" in ('staff', 'client', 'system')) not null, "actor_id" text not null, "actor_name" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "portal_proof_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_proof_project_id" ON "portal_proof" ("project_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_proof_order_id" ON "portal_proof" ("order_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_proof_deleted_at" ON "portal_proof" ("deleted_at") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "portal_proof_annotation" ("id" text not null, "proof_id" text not null, "order_id" text not null, "version_id" text not null, "file_id" text not null, "page" integer not null, "number" integer not null, "shape" jsonb not null, "body" text not null, "key" text not null, "actor_type" text check ("actor_type" in ('staff', 'client', 'system')) not null, "actor_id" text not null, "actor_name" text not null, "resolution" text check ("resolution" in ('done', 'answered')) null, "resolution_note" text null, "resolved_at" timestamptz null, "resolved_by_type" text check ("resolved_by_type" in ('staff', 'client', 'system')) null, "resolved_by_id" text null, "resolved_by_name" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "portal_proof_annotation_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_proof_annotation_order_id" ON "portal_proof_annotation" ("order_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_proof_annotation_version_id" ON "portal_proof_annotation" ("version_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_proof_annotation_deleted_at" ON "portal_proof_annotation" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_portal_proof_annotation_proof_id_number_unique" ON "portal_proof_annotation" ("proof_id", "number") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_portal_proof_annotation_actor_id_key_unique" ON "portal_proof_annotation" ("actor_id", "key") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "portal_proof_comment" ("id" text not null, "annotation_id" text not null, "order_id" text not null, "body" text not null, "key" text not null, "actor_type" text check ("actor_type" in ('staff', 'client', 'system')) not null, "actor_id" text not null, "actor_name" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "portal_proof_comment_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_proof_comment_annotation_id" ON "portal_proof_comment" ("annotation_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_proof_comment_order_id" ON "portal_proof_comment" ("order_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_proof_comment_deleted_at" ON "portal_proof_comment" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_portal_proof_comment_actor_id_key_unique" ON "portal_proof_comment" ("actor_id", "key") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "portal_proof_file" ("id" text not null, "proof_id" text not null, "version_id" text not null, "project_id" text not null, "order_id" text not null, "position" integer not null, "alternative_id" text null, "name" text not null, "file_key" text not null, "bytes" numeric not null, "sha256" text not null, "format" text check ("format" in ('png', 'jpeg', 'webp', 'tiff', 'gif', 'svg', 'pdf', 'ai', 'heic', 'psd', 'eps', 'other')) not null, "state" text check ("state" in ('waiting', 'processing', 'ready', 'no_preview', 'refused')) not null default 'waiting', "problem" text null, "page_count" integer null, "facts" jsonb null, "is_preview_faithful" boolean not null default true, "actor_type" text check ("actor_type" in ('staff', 'client', 'system')) not null, "actor_id" text not null, "actor_name" text not null, "raw_bytes" jsonb not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "portal_proof_file_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_proof_file_version_id" ON "portal_proof_file" ("version_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_proof_file_project_id" ON "portal_proof_file" ("project_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_proof_file_order_id" ON "portal_proof_file" ("order_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_proof_file_deleted_at" ON "portal_proof_file" ("deleted_at") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "portal_proof_line" ("id" text not null, "proof_id" text not null, "order_id" text not null, "item_id" text not null, "position" integer not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "portal_proof_line_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_proof_line_order_id" ON "portal_proof_line" ("order_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_proof_line_item_id" ON "portal_proof_line" ("item_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_proof_line_deleted_at" ON "portal_proof_line" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_portal_proof_line_proof_id_item_id_unique" ON "portal_proof_line" ("proof_id", "item_id") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "portal_proof_page" ("id" text not null, "file_id" text not null, "order_id" text not null, "number" integer not null, "width" integer not null, "height" integer not null, "width_mm" real null, "height_mm" real null, "sha256" text not null, "keys" jsonb not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "portal_proof_page_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_proof_page_order_id" ON "portal_proof_page" ("order_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_proof_page_deleted_at" ON "portal_proof_page" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_portal_proof_page_file_id_number_unique" ON "portal_proof_page" ("file_id", "number") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "portal_proof_version" ("id" text not null, "proof_id" text not null, "order_id" text not null, "number" integer not null, "note" text null, "spec" jsonb not null, "choice" text check ("choice" in ('choose_one', 'all', 'at_least_one')) not null, "alternatives" jsonb not null, "waives" jsonb null, "request_id" text null, "actor_type" text check ("actor_type" in ('staff', 'client', 'system')) not null, "actor_id" text not null, "actor_name" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "portal_proof_version_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_proof_version_order_id" ON "portal_proof_version" ("order_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_proof_version_deleted_at" ON "portal_proof_version" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_portal_proof_version_proof_id_number_unique" ON "portal_proof_version" ("proof_id", "number") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_proof_version_request_id" ON "portal_proof_version" ("request_id") WHERE request_id IS NOT NULL AND deleted_at IS NULL;`);

    // Nothing but one look-up for an order without proofs.
    this.addSql(`CREATE OR REPLACE FUNCTION portal_freshness_proofs(subject text) RETURNS text
      LANGUAGE plpgsql STABLE AS $$
      BEGIN
        IF NOT EXISTS (SELECT 1 FROM portal_proof p WHERE p.order_id = subject AND p.deleted_at IS NULL) THEN
          RETURN '0';
        END IF;
        RETURN concat_ws('|', ${TABLES.map(versionOf).join(", ")},
          (SELECT coalesce(sum(r.xmin::text::bigint), 0) || ':' || count(*) FROM portal_approval_request r
            WHERE r.order_id = subject AND r.subject_type = 'proof' AND r.deleted_at IS NULL),
          (SELECT coalesce(sum(d.xmin::text::bigint), 0) || ':' || count(*) FROM portal_decision d
            WHERE d.order_id = subject AND d.subject_type = 'proof' AND d.deleted_at IS NULL));
      END $$`)
  }

  override async down(): Promise<void> {
    this.addSql("DROP FUNCTION IF EXISTS portal_freshness_proofs(text)")
    this.addSql(`drop table if exists "portal_gate_override" cascade;`);

    this.addSql(`drop table if exists "portal_proof" cascade;`);

    this.addSql(`drop table if exists "portal_proof_annotation" cascade;`);

    this.addSql(`drop table if exists "portal_proof_comment" cascade;`);

    this.addSql(`drop table if exists "portal_proof_file" cascade;`);

    this.addSql(`drop table if exists "portal_proof_line" cascade;`);

    this.addSql(`drop table if exists "portal_proof_page" cascade;`);

    this.addSql(`drop table if exists "portal_proof_version" cascade;`);
  }

}
