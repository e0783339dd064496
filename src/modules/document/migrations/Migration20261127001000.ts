import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Freshness of the order page's documents: what was stored of an order. */
export class Migration20261127001000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE OR REPLACE FUNCTION portal_freshness_documents(subject text) RETURNS text
      LANGUAGE plpgsql STABLE AS $$
      BEGIN
        RETURN (SELECT coalesce(sum(d.xmin::text::bigint), 0) || ':' || count(*) FROM portal_stored_document d
                 WHERE d.order_id = subject AND d.deleted_at IS NULL);
      END $$`)
  }

  override async down(): Promise<void> {
    this.addSql("DROP FUNCTION IF EXISTS portal_freshness_documents(text)")
  }
}
