import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Finds orders by what was done through their links last, for the action queue. */
export class Migration20261127152300 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_engagement_order_last_event"
      ON portal_engagement_order (last_event_at)`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP INDEX IF EXISTS "IDX_portal_engagement_order_last_event"`)
  }
}
