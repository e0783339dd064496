import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Saved views of the production report, and when clients were reminded of a request. */
export class Migration20261126211800 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE TABLE IF NOT EXISTS "portal_production_view" (
      "id" text NOT NULL,
      "owner_id" text NOT NULL,
      "owner_name" text NOT NULL,
      "name" text NOT NULL,
      "query" jsonb NOT NULL,
      "columns" jsonb NULL,
      "is_shared" boolean NOT NULL,
      "created_at" timestamptz NOT NULL DEFAULT now(),
      "updated_at" timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT "portal_production_view_pkey" PRIMARY KEY ("id"),
      CONSTRAINT "portal_production_view_owner_name_unique" UNIQUE ("owner_id", "name"))`)
    this.addSql(`CREATE TABLE IF NOT EXISTS "portal_proof_reminder" (
      "request_id" text NOT NULL,
      "reminded_at" timestamptz NOT NULL,
      "actor_type" text NOT NULL,
      "actor_id" text NOT NULL,
      "actor_name" text NOT NULL,
      CONSTRAINT "portal_proof_reminder_pkey" PRIMARY KEY ("request_id"))`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP TABLE IF EXISTS "portal_proof_reminder"`)
    this.addSql(`DROP TABLE IF EXISTS "portal_production_view"`)
  }
}
