import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const DATES = `"created_at" timestamptz NOT NULL DEFAULT now(), "updated_at" timestamptz NOT NULL DEFAULT now(), "deleted_at" timestamptz NULL`

/** Files that clients and staff upload to attach them to something. */
export class Migration20261127081600 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE TABLE IF NOT EXISTS "portal_file" (
      "id" text NOT NULL,
      "project_id" text NULL,
      "order_id" text NULL,
      "customer_id" text NULL,
      "subject_type" text CHECK ("subject_type" IN ('message', 'quote_request', 'brand')) NULL,
      "subject_id" text NULL,
      "position" integer NULL,
      "name" text NOT NULL,
      "file_key" text NOT NULL,
      "bytes" numeric NOT NULL,
      "sha256" text NOT NULL,
      "format" text CHECK ("format" IN ('png', 'jpeg', 'webp', 'tiff', 'gif', 'svg', 'pdf', 'ai', 'heic', 'psd', 'eps', 'other')) NOT NULL,
      "state" text CHECK ("state" IN ('waiting', 'processing', 'ready', 'no_preview', 'refused')) NOT NULL DEFAULT 'waiting',
      "problem" text NULL,
      "page_count" integer NULL,
      "facts" jsonb NULL,
      "is_preview_faithful" boolean NOT NULL DEFAULT true,
      "actor_type" text CHECK ("actor_type" IN ('staff', 'client', 'system')) NOT NULL,
      "actor_id" text NOT NULL,
      "actor_name" text NOT NULL,
      "raw_bytes" jsonb NOT NULL,
      ${DATES},
      CONSTRAINT "portal_file_pkey" PRIMARY KEY ("id"),
      CONSTRAINT "portal_file_owner" CHECK ((project_id IS NULL) = (order_id IS NULL) AND coalesce(project_id, customer_id) IS NOT NULL),
      CONSTRAINT "portal_file_subject" CHECK ((subject_type IS NULL) = (subject_id IS NULL)))`)
    for (const column of ["project_id", "order_id", "customer_id", "deleted_at"])
      this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_file_${column}"
        ON "portal_file" ("${column}") WHERE deleted_at IS NULL`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_file_subject_type_subject_id"
      ON "portal_file" ("subject_type", "subject_id") WHERE subject_id IS NOT NULL AND deleted_at IS NULL`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_file_unused"
      ON "portal_file" ("actor_id", "created_at") WHERE subject_id IS NULL AND deleted_at IS NULL`)

    this.addSql(`CREATE TABLE IF NOT EXISTS "portal_file_page" (
      "id" text NOT NULL,
      "file_id" text NOT NULL,
      "number" integer NOT NULL,
      "width" integer NOT NULL,
      "height" integer NOT NULL,
      "width_mm" real NULL,
      "height_mm" real NULL,
      "sha256" text NOT NULL,
      "keys" jsonb NOT NULL,
      ${DATES},
      CONSTRAINT "portal_file_page_pkey" PRIMARY KEY ("id"))`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_file_page_deleted_at"
      ON "portal_file_page" ("deleted_at") WHERE deleted_at IS NULL`)
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_portal_file_page_file_id_number_unique"
      ON "portal_file_page" ("file_id", "number") WHERE deleted_at IS NULL`)

    // Shared by the service and by sections of the order page, which read by SQL functions alone.
    this.addSql(`CREATE OR REPLACE FUNCTION portal_files_of(of_type text, ids text[]) RETURNS json
      LANGUAGE plpgsql STABLE AS $$
      BEGIN
        RETURN (SELECT coalesce(json_agg(json_build_object(
                         'id', f.id, 'subject_id', f.subject_id, 'name', f.name, 'format', f.format, 'bytes', f.bytes,
                         'sha256', f.sha256, 'state', f.state, 'problem', f.problem, 'page_count', f.page_count,
                         'facts', f.facts,
                         'page', CASE WHEN p.id IS NOT NULL THEN json_build_object('width', p.width, 'height', p.height,
                           'width_mm', p.width_mm, 'height_mm', p.height_mm, 'sha256', p.sha256) END)
                       ORDER BY f.subject_id, f.position, f.id), '[]')
                  FROM portal_file f
                  LEFT JOIN portal_file_page p ON p.file_id = f.id AND p.number = 1 AND p.deleted_at IS NULL
                 WHERE f.subject_type = of_type AND f.subject_id = ANY (ids) AND f.deleted_at IS NULL);
      END $$`)
  }

  override async down(): Promise<void> {
    this.addSql("DROP FUNCTION IF EXISTS portal_files_of(text, text[])")
    for (const table of ["portal_file_page", "portal_file"]) this.addSql(`DROP TABLE IF EXISTS "${table}"`)
  }
}
