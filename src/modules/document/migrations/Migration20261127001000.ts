import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const STORED = "FROM portal_stored_document d WHERE d.order_id = subject AND d.deleted_at IS NULL"

/**
 * What was stored of an order, for its page: key and rows. A stored document is kept as it is, so triggers refuse every
 * change of its row.
 */
export class Migration20261127001000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE OR REPLACE FUNCTION portal_freshness_documents(subject text) RETURNS text
      LANGUAGE plpgsql STABLE AS $$
      BEGIN
        RETURN (SELECT coalesce(sum(d.xmin::text::bigint), 0) || ':' || count(*) ${STORED});
      END $$`)
    this.addSql(`CREATE OR REPLACE FUNCTION portal_read_documents(subject text) RETURNS json
      LANGUAGE plpgsql STABLE AS $$
      BEGIN
        RETURN (SELECT coalesce(json_agg(json_build_object('kind', d.kind, 'subject_id', d.subject_id, 'sha256', d.sha256)
                  ORDER BY d.created_at, d.id), '[]') ${STORED});
      END $$`)
    this.addSql(`CREATE OR REPLACE FUNCTION portal_keep_stored_document() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'UPDATE' AND OLD IS NOT DISTINCT FROM NEW THEN
          RETURN NEW;
        END IF;
        RAISE EXCEPTION '% on % is refused: stored documents are kept', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
      END $$`)
    this.addSql(`CREATE OR REPLACE TRIGGER "portal_stored_document_keep" BEFORE UPDATE OR DELETE ON "portal_stored_document"
      FOR EACH ROW EXECUTE FUNCTION portal_keep_stored_document()`)
    this.addSql(`CREATE OR REPLACE TRIGGER "portal_stored_document_no_truncate" BEFORE TRUNCATE ON "portal_stored_document"
      FOR EACH STATEMENT EXECUTE FUNCTION portal_keep_stored_document()`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP TRIGGER IF EXISTS "portal_stored_document_no_truncate" ON "portal_stored_document"`)
    this.addSql(`DROP TRIGGER IF EXISTS "portal_stored_document_keep" ON "portal_stored_document"`)
    this.addSql("DROP FUNCTION IF EXISTS portal_keep_stored_document()")
    this.addSql("DROP FUNCTION IF EXISTS portal_read_documents(text)")
    this.addSql("DROP FUNCTION IF EXISTS portal_freshness_documents(text)")
  }
}
