import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** The report about engagement asks every minute what is new. */
export class Migration20261127125202 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_payment_booked_at" ON "portal_payment" ("booked_at")`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP INDEX IF EXISTS "IDX_portal_payment_booked_at"`)
  }
}
