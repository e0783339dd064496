import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * Evidence and pinned documents: bytes as `bytea`, and triggers that refuse every change (security-and-evidence C4, C6).
 * No foreign key reaches these tables, so deleting an order deletes nothing here.
 */
export class Migration20261123010000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE TABLE IF NOT EXISTS "portal_pinned_document" (
      "sha256" text NOT NULL CHECK ("sha256" ~ '^[0-9a-f]{64}$'),
      "media_type" text NOT NULL,
      "content" bytea NOT NULL,
      "created_at" timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT "portal_pinned_document_pkey" PRIMARY KEY ("sha256"))`)
    this.addSql(`CREATE TABLE IF NOT EXISTS "portal_evidence_entry" (
      "chain_id" text NOT NULL,
      "seq" integer NOT NULL CHECK ("seq" > 0),
      "prev_hash" text NOT NULL,
      "hash" text NOT NULL,
      "payload" bytea NOT NULL,
      "created_at" timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT "portal_evidence_entry_pkey" PRIMARY KEY ("chain_id", "seq"),
      CONSTRAINT "portal_evidence_entry_hash_unique" UNIQUE ("hash"),
      CONSTRAINT "portal_evidence_entry_prev_unique" UNIQUE ("chain_id", "prev_hash"))`)
    this.addSql(`CREATE TABLE IF NOT EXISTS "portal_evidence_personal" (
      "entry_hash" text NOT NULL,
      "salt" bytea NOT NULL,
      "personal" bytea NOT NULL,
      "created_at" timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT "portal_evidence_personal_pkey" PRIMARY KEY ("entry_hash"))`)
    this.addSql(`CREATE OR REPLACE FUNCTION portal_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION '% on % is refused: this table is append-only', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
      END $$`)
    for (const table of ["portal_pinned_document", "portal_evidence_entry"]) {
      this.addSql(`CREATE OR REPLACE TRIGGER "${table}_append_only" BEFORE UPDATE OR DELETE ON "${table}" FOR EACH ROW EXECUTE FUNCTION portal_refuse_change()`)
    }
    // Personal data may be erased (a DELETE), never rewritten.
    this.addSql(
      `CREATE OR REPLACE TRIGGER "portal_evidence_personal_no_rewrite" BEFORE UPDATE ON "portal_evidence_personal" FOR EACH ROW EXECUTE FUNCTION portal_refuse_change()`,
    )
    for (const table of ["portal_pinned_document", "portal_evidence_entry", "portal_evidence_personal"]) {
      this.addSql(`CREATE OR REPLACE TRIGGER "${table}_no_truncate" BEFORE TRUNCATE ON "${table}" FOR EACH STATEMENT EXECUTE FUNCTION portal_refuse_change()`)
    }
  }

  /** Evidence is not rolled back: with any entry in it the tables stay, and the rollback says so. */
  override async down(): Promise<void> {
    this.addSql(`DO $$ BEGIN
      IF EXISTS (SELECT 1 FROM portal_evidence_entry) THEN
        RAISE EXCEPTION 'The client portal holds evidence of decisions. Keep a copy and empty its tables by hand before rolling back.';
      END IF;
    END $$`)
    for (const table of ["portal_evidence_personal", "portal_evidence_entry", "portal_pinned_document"]) {
      this.addSql(`DROP TABLE IF EXISTS "${table}"`)
    }
    this.addSql(`DROP FUNCTION IF EXISTS portal_refuse_change()`)
  }
}
