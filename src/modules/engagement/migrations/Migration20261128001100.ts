import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const replaceKey = (columns: string): string => `
  ALTER TABLE portal_engagement_day DROP CONSTRAINT IF EXISTS portal_engagement_day_pkey,
    ADD CONSTRAINT portal_engagement_day_pkey PRIMARY KEY ${columns}`

/**
 * The report of a rep sums the days of thousands of orders. The key's index holds what it sums, by order and day, so that the
 * writer keeps no further one.
 */
export class Migration20261128001100 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      replaceKey("(order_id, day, link_id) INCLUDE (views, downloads, doubtful_views, bot_events)"),
    )
  }

  override async down(): Promise<void> {
    this.addSql(replaceKey("(order_id, link_id, day)"))
  }
}
