import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** The report about engagement asks every minute what is new. */
export class Migration20261127125203 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_project_updated_at" ON "portal_project" ("updated_at")`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP INDEX IF EXISTS "IDX_portal_project_updated_at"`)
  }
}
