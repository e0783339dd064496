import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** How often a version was tried is counted before each checkout. */
export class Migration20261127081500 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_portal_checkout_version" ON "portal_checkout" ("version") WHERE deleted_at IS NULL;`,
    )
  }

  override async down(): Promise<void> {
    this.addSql(`DROP INDEX IF EXISTS "IDX_portal_checkout_version";`)
  }
}
