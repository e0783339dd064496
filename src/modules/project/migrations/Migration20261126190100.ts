import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** As Migration20261126182000 defines the other parts' functions; see docs/adr/0017. */
const freshnessOf = (rows: string): string =>
  `CREATE OR REPLACE FUNCTION portal_freshness_shop(subject text) RETURNS text LANGUAGE plpgsql STABLE AS $$
   BEGIN
     RETURN (SELECT coalesce(sum(g.xmin::text::bigint), 0) || ':' || count(*) FROM ${rows});
   END $$`

/**
 * The shop's settings moved from `portal_settings` to `portal_setting` (portal-settings, Migration20261126190000). Only
 * the namespaces that the page shows count.
 */
export class Migration20261126190100 extends Migration {
  override async up(): Promise<void> {
    this.addSql(freshnessOf(`portal_setting g WHERE g.namespace IN ('shop', 'logo') AND g.deleted_at IS NULL`))
  }

  override async down(): Promise<void> {
    this.addSql(freshnessOf(`portal_settings g WHERE g.deleted_at IS NULL`))
  }
}
