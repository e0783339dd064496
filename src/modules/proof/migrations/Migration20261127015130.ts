import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const KEYS = {
  waiting_on_since: `"waiting_on", "since", "id"`,
  owner_in_hands_date: `"owner_user_id", (coalesce("in_hands_date", '9999-12-31')), "id"`,
}

/**
 * What staff filter the production report by most, among orders in work. Postgres takes `waiting_on` and
 * `delivered_version` for independent and expects too few rows, so that it would read the whole table and sort.
 */
export class Migration20261127015130 extends Migration {
  override async up(): Promise<void> {
    for (const [name, key] of Object.entries(KEYS))
      this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_production_index_${name}_undelivered"
        ON "portal_production_index" (${key}) WHERE "delivered_version" IS NULL`)
  }

  override async down(): Promise<void> {
    for (const name of Object.keys(KEYS))
      this.addSql(`DROP INDEX IF EXISTS "IDX_portal_production_index_${name}_undelivered"`)
  }
}
