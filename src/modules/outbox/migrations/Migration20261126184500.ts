import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Up to which moment a periodic job has looked at what changed. */
export class Migration20261126184500 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      "CREATE TABLE IF NOT EXISTS portal_watermark (name text PRIMARY KEY, reached_at timestamptz NOT NULL)",
    )
  }

  override async down(): Promise<void> {
    this.addSql("DROP TABLE IF EXISTS portal_watermark")
  }
}
