import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Links of people who were erased: what instances still hold of them in memory is not stored any more. */
export class Migration20261127192600 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE TABLE IF NOT EXISTS "portal_engagement_erased_link" (
      "link_id" text NOT NULL,
      "erased_at" timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT "portal_engagement_erased_link_pkey" PRIMARY KEY ("link_id"))`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP TABLE IF EXISTS "portal_engagement_erased_link"`)
  }
}
