import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Credit notes are found by the invoice that they correct. */
export class Migration20261127012000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_portal_invoice_corrects_id" ON "portal_invoice" ("corrects_id") WHERE corrects_id IS NOT NULL AND deleted_at IS NULL;`,
    )
  }

  override async down(): Promise<void> {
    this.addSql(`DROP INDEX IF EXISTS "IDX_portal_invoice_corrects_id"`)
  }
}
