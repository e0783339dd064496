import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Quote requests of clients (docs/guides/account-portal.md). */
export class Migration20261127083700 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE TABLE IF NOT EXISTS "portal_quote_request" (
      "id" text NOT NULL,
      "customer_id" text NOT NULL,
      "link_id" text NOT NULL,
      "person_name" text NOT NULL,
      "sales_channel_id" text NOT NULL,
      "state" text CHECK ("state" IN ('draft', 'sent')) NOT NULL,
      "content" jsonb NOT NULL,
      "version" integer NOT NULL,
      "reorder_of" text NULL,
      "sent_at" timestamptz NULL,
      "order_id" text NULL,
      "project_id" text NULL,
      "done_at" timestamptz NULL,
      "created_at" timestamptz NOT NULL DEFAULT now(),
      "updated_at" timestamptz NOT NULL DEFAULT now(),
      "deleted_at" timestamptz NULL,
      CONSTRAINT "portal_quote_request_pkey" PRIMARY KEY ("id"))`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_quote_request_customer_id"
      ON "portal_quote_request" ("customer_id") WHERE deleted_at IS NULL`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_quote_request_deleted_at"
      ON "portal_quote_request" ("deleted_at") WHERE deleted_at IS NULL`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_quote_request_link_id_updated_at"
      ON "portal_quote_request" ("link_id", "updated_at") WHERE deleted_at IS NULL`)
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_portal_quote_request_order_id_unique"
      ON "portal_quote_request" ("order_id") WHERE order_id IS NOT NULL AND deleted_at IS NULL`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP TABLE IF EXISTS "portal_quote_request"`)
  }
}
