import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Rows of a subselect as a JSON array, in the subselect's order. */
const list = (rows: string): string => `(SELECT coalesce(json_agg(to_json(x)), '[]') FROM (${rows}) x)`
/** The same text whatever the session's time zone: it becomes part of a freshness key. */
const UTC = (at: string): string => `to_char(${at} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

const ENTRIES = list(`
  SELECT e.id, e.kind, e.title, e.item_ids, e.text, e.address, ${UTC("e.given_at")} AS given_at, e.given_by_name,
         ${UTC("e.closed_at")} AS closed_at, e.closed_as
    FROM portal_checklist_entry e
   WHERE e.order_id = subject AND e.deleted_at IS NULL ORDER BY e.created_at, e.id`)

/**
 * What decides about a checklist beside the order itself: the page has read that anyway, and an order that changed leaves
 * this as it was.
 */
export class Migration20261127191900 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE OR REPLACE FUNCTION portal_read_checklist_own(subject text) RETURNS json LANGUAGE plpgsql STABLE AS $$
      BEGIN
        RETURN json_build_object(
          'po_number', (SELECT p.po_number FROM portal_project p WHERE p.order_id = subject AND p.deleted_at IS NULL),
          'po_policy', portal_read_purchase_order_policy(subject),
          'proof_settings', (SELECT s.value FROM portal_setting s WHERE s.namespace = 'proof'),
          'requests', ${list(`SELECT r.id, r.state FROM portal_approval_request r
            WHERE r.order_id = subject AND r.subject_type = 'order' AND r.state IN ('open', 'approved') AND r.deleted_at IS NULL
            ORDER BY r.version DESC`)},
          'with_proof', (SELECT coalesce(json_agg(DISTINCT k.item_id), '[]') FROM portal_proof_line k
             JOIN portal_proof f ON f.id = k.proof_id AND f.deleted_at IS NULL
            WHERE k.order_id = subject AND k.deleted_at IS NULL),
          'entries', ${ENTRIES});
      END $$`)
  }

  override async down(): Promise<void> {
    this.addSql("DROP FUNCTION IF EXISTS portal_read_checklist_own(text)")
  }
}
