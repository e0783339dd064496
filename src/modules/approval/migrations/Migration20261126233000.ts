import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Whole rows as a JSON array. */
const list = (table: string, order: string): string =>
  `(SELECT coalesce(json_agg(to_json(x) ORDER BY ${order}), '[]') FROM ${table} x
     WHERE x.order_id = subject AND x.subject_type = 'order' AND x.deleted_at IS NULL)`

/** What was asked and decided about the order itself, so that the page reads it together with its key (docs/adr/0017). */
export class Migration20261126233000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE OR REPLACE FUNCTION portal_read_order_approvals(subject text) RETURNS json
      LANGUAGE plpgsql STABLE AS $$
      BEGIN
        RETURN json_build_object(
          'requests', ${list("portal_approval_request", "x.version")},
          'decisions', ${list("portal_decision", "x.decided_at DESC")});
      END $$`)
  }

  override async down(): Promise<void> {
    this.addSql("DROP FUNCTION IF EXISTS portal_read_order_approvals(text)")
  }
}
