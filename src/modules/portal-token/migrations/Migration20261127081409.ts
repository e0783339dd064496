import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const KINDS = [
  ...["created", "shared", "copied", "rotated", "revoked", "expiry_changed", "fresh_requested", "opened"],
  ...["code_sent", "code_failed", "code_confirmed", "locked_out", "unlocked", "device_used", "devices_ended"],
]

const kindIn = (kinds: string[]): string =>
  `ADD CONSTRAINT "portal_link_event_kind_check" CHECK ("kind" IN (${kinds.map((kind) => `'${kind}'`).join(", ")}))`

const DATES = `"created_at" timestamptz NOT NULL DEFAULT now(), "updated_at" timestamptz NOT NULL DEFAULT now(), "deleted_at" timestamptz NULL`

/**
 * People with several accounts: a session is for one of them, and for one sales channel of it. Links are looked up by the
 * address that they were given to. Whoever types an address can have its account's link mailed there.
 */
export class Migration20261127081409 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`ALTER TABLE "portal_session" ADD COLUMN IF NOT EXISTS "sales_channel_id" text NULL`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_link_recipient_email" ON "portal_link" ("recipient_email")
      WHERE deleted_at IS NULL`)
    this.addSql(`ALTER TABLE "portal_link_event" DROP CONSTRAINT IF EXISTS "portal_link_event_kind_check",
      ${kindIn([...KINDS, "switched"])}`)
    this.addSql(`CREATE TABLE IF NOT EXISTS "portal_account_link_request" (
      "id" text NOT NULL, "email_sealed" text NOT NULL, ${DATES},
      CONSTRAINT "portal_account_link_request_pkey" PRIMARY KEY ("id"))`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_account_link_request_deleted_at"
      ON "portal_account_link_request" ("deleted_at") WHERE deleted_at IS NULL`)
    this.addSql(`CREATE TABLE IF NOT EXISTS "portal_unknown_link_requests" (
      "day" text NOT NULL, "count" integer NOT NULL, ${DATES},
      CONSTRAINT "portal_unknown_link_requests_pkey" PRIMARY KEY ("day"))`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_unknown_link_requests_deleted_at"
      ON "portal_unknown_link_requests" ("deleted_at") WHERE deleted_at IS NULL`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP TABLE IF EXISTS "portal_unknown_link_requests"`)
    this.addSql(`DROP TABLE IF EXISTS "portal_account_link_request"`)
    this.addSql(`DELETE FROM "portal_link_event" WHERE "kind" = 'switched'`)
    this.addSql(`ALTER TABLE "portal_link_event" DROP CONSTRAINT IF EXISTS "portal_link_event_kind_check", ${kindIn(KINDS)}`)
    this.addSql(`DROP INDEX IF EXISTS "IDX_portal_link_recipient_email"`)
    this.addSql(`ALTER TABLE "portal_session" DROP COLUMN IF EXISTS "sales_channel_id"`)
  }
}
