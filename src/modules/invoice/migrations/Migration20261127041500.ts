import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * What was ordered and made of an order's lines, for all that compares the order with what was approved: a count within its
 * tolerance is no change. Read with the key of docs/adr/0003 and in the statement of docs/adr/0017.
 */
export class Migration20261127041500 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE OR REPLACE FUNCTION portal_freshness_line_counts(subject text) RETURNS text
      LANGUAGE plpgsql STABLE AS $$
      BEGIN
        RETURN (SELECT coalesce(sum(n.xmin::text::bigint), 0) || ':' || count(*) FROM portal_line_count n
                 WHERE n.order_id = subject AND n.deleted_at IS NULL);
      END $$`)
    this.addSql(`CREATE OR REPLACE FUNCTION portal_read_line_counts(subject text) RETURNS json
      LANGUAGE plpgsql STABLE AS $$
      BEGIN
        RETURN (SELECT coalesce(json_agg(json_build_object('item_id', n.item_id, 'ordered', n.ordered, 'final', n.final) ORDER BY n.item_id), '[]')
                  FROM portal_line_count n
                 WHERE n.order_id = subject AND n.ordered <> n.final AND n.deleted_at IS NULL);
      END $$`)
  }

  override async down(): Promise<void> {
    this.addSql("DROP FUNCTION IF EXISTS portal_read_line_counts(text)")
    this.addSql("DROP FUNCTION IF EXISTS portal_freshness_line_counts(text)")
  }
}
