import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** When staff last reminded clients of something by hand. */
export class Migration20261127152100 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE TABLE IF NOT EXISTS "portal_nudge" (
      "subject_type" text NOT NULL,
      "subject_id" text NOT NULL,
      "nudged_at" timestamptz NOT NULL,
      "actor_type" text NOT NULL,
      "actor_id" text NOT NULL,
      "actor_name" text NOT NULL,
      CONSTRAINT "portal_nudge_pkey" PRIMARY KEY ("subject_type", "subject_id"))`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP TABLE IF EXISTS "portal_nudge"`)
  }
}
