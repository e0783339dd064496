import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const KINDS = ["created", "shared", "copied", "rotated", "revoked", "expiry_changed", "fresh_requested", "opened"]
const CODE_KINDS = ["code_sent", "code_failed", "code_confirmed", "locked_out", "unlocked", "device_used", "devices_ended"]

const kindIn = (kinds: string[]): string =>
  `ADD CONSTRAINT "portal_link_event_kind_check" CHECK ("kind" IN (${kinds.map((kind) => `'${kind}'`).join(", ")}))`

/**
 * Access to accounts (security-and-evidence A6): several people per account, one-time codes, remembered devices, and
 * sessions that are confirmed when they are made or never. Every account link so far is the customer's own.
 */
export class Migration20261127040000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`ALTER TABLE "portal_link" ADD COLUMN IF NOT EXISTS "is_primary" boolean NOT NULL DEFAULT false`)
    this.addSql(`UPDATE "portal_link" SET "is_primary" = true WHERE "scope" = 'account' AND "purpose" = 'recipient'`)
    this.addSql(`DROP INDEX IF EXISTS "IDX_portal_link_customer_id_unique"`)
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_portal_link_customer_id_recipient_email_unique"
      ON "portal_link" ("customer_id", "recipient_email")
      WHERE customer_id IS NOT NULL AND revoked_at IS NULL AND purpose = 'recipient' AND deleted_at IS NULL`)
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_portal_link_one_primary" ON "portal_link" ("customer_id")
      WHERE is_primary AND revoked_at IS NULL AND deleted_at IS NULL`)

    this.addSql(`ALTER TABLE "portal_session" ADD COLUMN IF NOT EXISTS "confirmed_at" timestamptz NULL`)

    this.addSql(`CREATE TABLE IF NOT EXISTS "portal_account_code" (
      "id" text NOT NULL, "link_id" text NOT NULL, "session_id" text NOT NULL, "code_hash" text NOT NULL,
      "code_sealed" text NOT NULL, "expires_at" timestamptz NOT NULL, "tries" integer NOT NULL DEFAULT 0,
      "used_at" timestamptz NULL, "created_at" timestamptz NOT NULL DEFAULT now(),
      "updated_at" timestamptz NOT NULL DEFAULT now(), "deleted_at" timestamptz NULL,
      CONSTRAINT "portal_account_code_pkey" PRIMARY KEY ("id"))`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_account_code_deleted_at" ON "portal_account_code" ("deleted_at")
      WHERE deleted_at IS NULL`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_account_code_link_id_created_at"
      ON "portal_account_code" ("link_id", "created_at") WHERE deleted_at IS NULL`)

    this.addSql(`CREATE TABLE IF NOT EXISTS "portal_device" (
      "id" text NOT NULL, "link_id" text NOT NULL, "token_hash" text NOT NULL, "expires_at" timestamptz NOT NULL,
      "last_used_at" timestamptz NULL, "created_at" timestamptz NOT NULL DEFAULT now(),
      "updated_at" timestamptz NOT NULL DEFAULT now(), "deleted_at" timestamptz NULL,
      CONSTRAINT "portal_device_pkey" PRIMARY KEY ("id"))`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_device_link_id" ON "portal_device" ("link_id") WHERE deleted_at IS NULL`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_device_deleted_at" ON "portal_device" ("deleted_at")
      WHERE deleted_at IS NULL`)
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_portal_device_token_hash_unique" ON "portal_device" ("token_hash")
      WHERE deleted_at IS NULL`)

    this.addSql(`ALTER TABLE "portal_link_event" DROP CONSTRAINT IF EXISTS "portal_link_event_kind_check",
      ${kindIn([...KINDS, ...CODE_KINDS])}`)
  }

  /** Contacts' links and what codes left in the log have no place before. */
  override async down(): Promise<void> {
    this.addSql(`DELETE FROM "portal_link_event" WHERE "kind" IN (${CODE_KINDS.map((kind) => `'${kind}'`).join(", ")})`)
    this.addSql(`ALTER TABLE "portal_link_event" DROP CONSTRAINT IF EXISTS "portal_link_event_kind_check", ${kindIn(KINDS)}`)
    this.addSql(`DROP TABLE IF EXISTS "portal_device"`)
    this.addSql(`DROP TABLE IF EXISTS "portal_account_code"`)
    this.addSql(`ALTER TABLE "portal_session" DROP COLUMN IF EXISTS "confirmed_at"`)
    this.addSql(`DELETE FROM "portal_link" WHERE "scope" = 'account' AND "purpose" = 'recipient' AND NOT "is_primary"`)
    this.addSql(`DROP INDEX IF EXISTS "IDX_portal_link_one_primary"`)
    this.addSql(`DROP INDEX IF EXISTS "IDX_portal_link_customer_id_recipient_email_unique"`)
    this.addSql(`ALTER TABLE "portal_link" DROP COLUMN IF EXISTS "is_primary"`)
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_portal_link_customer_id_unique" ON "portal_link" ("customer_id")
      WHERE customer_id IS NOT NULL AND revoked_at IS NULL AND purpose = 'recipient' AND deleted_at IS NULL`)
  }
}
