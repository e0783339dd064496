import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** What clients changed of their contact details and addresses, which Medusa keeps. */
export class Migration20261127092341 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE TABLE IF NOT EXISTS "portal_contact_change" (
      "id" text NOT NULL,
      "customer_id" text NOT NULL,
      "kind" text CHECK ("kind" IN ('details', 'address_added', 'address_changed', 'address_removed')) NOT NULL,
      "address_id" text NULL,
      "before" jsonb NULL,
      "after" jsonb NULL,
      "replaced_default_id" text NULL,
      "actor_type" text CHECK ("actor_type" IN ('staff', 'client', 'system')) NOT NULL,
      "actor_id" text NOT NULL,
      "actor_name" text NOT NULL,
      "undone_at" timestamptz NULL,
      "undone_by_id" text NULL,
      "undone_by_name" text NULL,
      "created_at" timestamptz NOT NULL DEFAULT clock_timestamp(),
      CONSTRAINT "portal_contact_change_pkey" PRIMARY KEY ("id"))`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_contact_change_customer"
      ON "portal_contact_change" ("customer_id", "created_at")`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP TABLE IF EXISTS "portal_contact_change"`)
  }
}
