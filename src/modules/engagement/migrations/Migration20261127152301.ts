import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** What is done through account links is kept as well: such an event belongs to a customer, and to no order. */
export class Migration20261127152301 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`ALTER TABLE portal_engagement_event ALTER COLUMN order_id DROP NOT NULL`)
    this.addSql(`ALTER TABLE portal_engagement_event ADD COLUMN IF NOT EXISTS customer_id text`)
    this.addSql(`ALTER TABLE portal_engagement_event DROP CONSTRAINT IF EXISTS portal_engagement_event_owner`)
    this.addSql(`ALTER TABLE portal_engagement_event ADD CONSTRAINT portal_engagement_event_owner
      CHECK ((order_id IS NULL) <> (customer_id IS NULL))`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_engagement_event_customer" ON portal_engagement_event (customer_id, at)
      WHERE customer_id IS NOT NULL`)
  }

  override async down(): Promise<void> {
    this.addSql(`DELETE FROM portal_engagement_event WHERE order_id IS NULL`)
    this.addSql(`DROP INDEX IF EXISTS "IDX_portal_engagement_event_customer"`)
    this.addSql(`ALTER TABLE portal_engagement_event DROP CONSTRAINT IF EXISTS portal_engagement_event_owner`)
    this.addSql(`ALTER TABLE portal_engagement_event DROP COLUMN IF EXISTS customer_id`)
    this.addSql(`ALTER TABLE portal_engagement_event ALTER COLUMN order_id SET NOT NULL`)
  }
}
