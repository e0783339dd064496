import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** The log of all notices, newest first, of one notice or of all. */
export class Migration20261127123000 extends Migration {
  override async up(): Promise<void> {
    this.addSql("CREATE INDEX IF NOT EXISTS portal_notice_created_at ON portal_notice (created_at, id)")
    this.addSql("CREATE INDEX IF NOT EXISTS portal_notice_of_kind ON portal_notice (notice, created_at, id)")
  }

  override async down(): Promise<void> {
    this.addSql("DROP INDEX IF EXISTS portal_notice_of_kind")
    this.addSql("DROP INDEX IF EXISTS portal_notice_created_at")
  }
}
