import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * A search of the production report reads titles and orders of all rows in work: it finds them in the index alone, in place
 * of the whole table, in which the delivered ones lie as well.
 */
export class Migration20261127155001 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_production_index_searched_undelivered"
      ON "portal_production_index" ("order_id") INCLUDE ("title", "id") WHERE "delivered_version" IS NULL`)
    this.addSql(`DROP INDEX IF EXISTS "IDX_portal_production_index_order_id_undelivered"`)
  }

  override async down(): Promise<void> {
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_production_index_order_id_undelivered"
      ON "portal_production_index" ("order_id") WHERE "delivered_version" IS NULL`)
    this.addSql(`DROP INDEX IF EXISTS "IDX_portal_production_index_searched_undelivered"`)
  }
}
