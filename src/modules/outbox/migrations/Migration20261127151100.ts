import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Mail services name a mail that came back by its recipient: the last one to an address is looked for. */
export class Migration20261127151100 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      "CREATE INDEX IF NOT EXISTS portal_notice_recipient ON portal_notice (lower(recipient), updated_at) WHERE recipient IS NOT NULL",
    )
  }

  override async down(): Promise<void> {
    this.addSql("DROP INDEX IF EXISTS portal_notice_recipient")
  }
}
