import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** The report about engagement asks every minute what is new. */
export class Migration20261127125200 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_link_event_sent" ON "portal_link_event" ("created_at") WHERE "kind" IN ('shared', 'copied')`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP INDEX IF EXISTS "IDX_portal_link_event_sent"`)
  }
}
