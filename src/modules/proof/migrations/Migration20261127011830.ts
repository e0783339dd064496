import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const KEYS = {
  in_hands_date: `(coalesce("in_hands_date", '9999-12-31')), "id"`,
  state_in_hands_date: `"state", (coalesce("in_hands_date", '9999-12-31')), "id"`,
  since: `"since", "id"`,
  updated_at: `"updated_at", "id"`,
  order_id: `"order_id"`,
}

/**
 * Most rows of the production report are of orders that were delivered, and almost every question is about the others.
 * `delivered_version` is the version of the order at which all of its goods were found delivered; null for an order that
 * has to be looked at (docs/adr/0027).
 */
export class Migration20261127011830 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`ALTER TABLE "portal_production_index" ADD COLUMN IF NOT EXISTS "delivered_version" int NULL`)
    for (const [name, key] of Object.entries(KEYS))
      this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_production_index_${name}_undelivered"
        ON "portal_production_index" (${key}) WHERE "delivered_version" IS NULL`)
  }

  override async down(): Promise<void> {
    for (const name of Object.keys(KEYS))
      this.addSql(`DROP INDEX IF EXISTS "IDX_portal_production_index_${name}_undelivered"`)
    this.addSql(`ALTER TABLE "portal_production_index" DROP COLUMN IF EXISTS "delivered_version"`)
  }
}
