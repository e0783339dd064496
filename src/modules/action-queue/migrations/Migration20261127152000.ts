import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * All that a group depends on stands in the row, so that one pass over the open projects counts every group (docs/adr/0035).
 * Rows that are there already are written anew.
 */
export class Migration20261127152000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`ALTER TABLE "portal_queue_project"
      ADD COLUMN IF NOT EXISTS "last_activity_at" timestamptz NOT NULL DEFAULT now(),
      ADD COLUMN IF NOT EXISTS "undecided_methods" text[] NOT NULL DEFAULT '{}',
      ADD COLUMN IF NOT EXISTS "hot_at" timestamptz NULL,
      ADD COLUMN IF NOT EXISTS "untold_since" timestamptz NULL,
      ADD COLUMN IF NOT EXISTS "looked_at" timestamptz NOT NULL DEFAULT now()`)
    this.addSql(`INSERT INTO portal_queue_stale (order_id) SELECT order_id FROM portal_queue_project`)
  }

  override async down(): Promise<void> {
    this.addSql(`ALTER TABLE "portal_queue_project" DROP COLUMN IF EXISTS "last_activity_at",
      DROP COLUMN IF EXISTS "undecided_methods", DROP COLUMN IF EXISTS "hot_at", DROP COLUMN IF EXISTS "untold_since",
      DROP COLUMN IF EXISTS "looked_at"`)
  }
}
