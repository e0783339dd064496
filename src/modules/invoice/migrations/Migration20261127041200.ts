import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** The thread of an order shows what was written with each invoice. */
export class Migration20261127041200 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_portal_invoice_mail_invoice_id" ON "portal_invoice_mail" ("invoice_id", "created_at")`,
    )
  }

  override async down(): Promise<void> {
    this.addSql(`DROP INDEX IF EXISTS "IDX_portal_invoice_mail_invoice_id"`)
  }
}
