import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Which packages a number stands on, of Medusa's own labels: those have no index by the number. */
export class Migration20261127193300 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE TABLE IF NOT EXISTS "portal_label_number" (
      "fulfillment_id" text NOT NULL,
      "number_key" text NOT NULL,
      CONSTRAINT "portal_label_number_pkey" PRIMARY KEY ("fulfillment_id", "number_key"))`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_label_number_key" ON "portal_label_number" ("number_key")`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP TABLE IF EXISTS "portal_label_number"`)
  }
}
