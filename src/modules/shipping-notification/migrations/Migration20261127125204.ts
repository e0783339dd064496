import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** A carrier's event finds its package by the number. */
export class Migration20261127125204 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_tracking_number_key" ON "portal_tracking" ("number_key")`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP INDEX IF EXISTS "IDX_portal_tracking_number_key"`)
  }
}
