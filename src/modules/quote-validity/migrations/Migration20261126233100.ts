import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Until when an order's requests can be approved, by the database's clock, and who asked for a renewal since. */
export class Migration20261126233100 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE OR REPLACE FUNCTION portal_read_quote_validity(subject text) RETURNS json
      LANGUAGE plpgsql STABLE AS $$
      BEGIN
        RETURN (SELECT coalesce(json_agg(to_json(x)), '[]') FROM (
          SELECT v.request_id, v.valid_until, clock_timestamp() > v.valid_until AS is_expired,
                 r.created_at AS renewal_requested_at
            FROM portal_quote_validity v
            LEFT JOIN portal_quote_renewal r
              ON r.request_id = v.request_id AND r.valid_until = v.valid_until AND r.deleted_at IS NULL
           WHERE v.order_id = subject AND v.deleted_at IS NULL) x);
      END $$`)
  }

  override async down(): Promise<void> {
    this.addSql("DROP FUNCTION IF EXISTS portal_read_quote_validity(text)")
  }
}
