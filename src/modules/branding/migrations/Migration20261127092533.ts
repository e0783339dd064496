import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261127092533 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE TABLE IF NOT EXISTS "portal_brand_color" (
      "id" text NOT NULL,
      "customer_id" text NOT NULL,
      "name" text NOT NULL,
      "hex" text NOT NULL,
      "pms" text NULL,
      "version" integer NOT NULL,
      "actor_type" text CHECK ("actor_type" IN ('staff', 'client', 'system')) NOT NULL,
      "actor_id" text NOT NULL,
      "actor_name" text NOT NULL,
      "created_at" timestamptz NOT NULL DEFAULT now(),
      "updated_at" timestamptz NOT NULL DEFAULT now(),
      "deleted_at" timestamptz NULL,
      CONSTRAINT "portal_brand_color_pkey" PRIMARY KEY ("id"))`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_brand_color_customer_id"
      ON "portal_brand_color" ("customer_id") WHERE deleted_at IS NULL`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_brand_color_deleted_at"
      ON "portal_brand_color" ("deleted_at") WHERE deleted_at IS NULL`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP TABLE IF EXISTS "portal_brand_color"`)
  }
}
