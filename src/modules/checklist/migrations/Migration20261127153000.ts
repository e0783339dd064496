import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const OPEN_REQUESTS = `(SELECT string_agg(r.id || r.state, ',' ORDER BY r.version) FROM portal_approval_request r
  WHERE r.order_id = subject AND r.subject_type = 'order' AND r.state IN ('open', 'approved') AND r.deleted_at IS NULL)`

/** Not the project's key, which moves with each stage. */
const PO_NUMBER = "(SELECT p.po_number FROM portal_project p WHERE p.order_id = subject AND p.deleted_at IS NULL)"

/**
 * What decides about a checklist beside the order and its proofs, whose keys the page has anyway (docs/adr/0017). To hash the
 * whole checklist took a third of the time of all keys, and more with each line.
 */
export class Migration20261127153000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE OR REPLACE FUNCTION portal_freshness_checklist_entries(subject text) RETURNS text
      LANGUAGE plpgsql STABLE AS $$
      DECLARE entries text; ids text[];
      BEGIN
        SELECT coalesce(sum(e.xmin::text::bigint), 0) || ':' || count(*), array_agg(e.id) INTO entries, ids
          FROM portal_checklist_entry e WHERE e.order_id = subject AND e.deleted_at IS NULL;
        RETURN concat_ws('|', entries, CASE WHEN ids IS NOT NULL THEN md5(portal_files_of('checklist', ids)::text) END,
          ${OPEN_REQUESTS}, ${PO_NUMBER}, portal_read_purchase_order_policy(subject),
          (SELECT s.xmin FROM portal_setting s WHERE s.namespace = 'proof'));
      END $$`)
  }

  override async down(): Promise<void> {
    this.addSql("DROP FUNCTION IF EXISTS portal_freshness_checklist_entries(text)")
  }
}
