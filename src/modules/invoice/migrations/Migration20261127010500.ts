import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** What staff wrote when they sent an invoice, and which reminders have been sent of it. */
export class Migration20261127010500 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE TABLE IF NOT EXISTS "portal_invoice_mail" (
      "id" text NOT NULL,
      "invoice_id" text NOT NULL,
      "message" text NULL,
      "actor_type" text NOT NULL,
      "actor_id" text NOT NULL,
      "actor_name" text NOT NULL,
      "created_at" timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT "portal_invoice_mail_pkey" PRIMARY KEY ("id"))`)
    this.addSql(`CREATE TABLE IF NOT EXISTS "portal_invoice_reminder" (
      "invoice_id" text NOT NULL,
      "kind" text NOT NULL CHECK ("kind" IN ('before', 'after')),
      "days" integer NOT NULL,
      "reminded_at" timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT "portal_invoice_reminder_pkey" PRIMARY KEY ("invoice_id", "kind", "days"))`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP TABLE IF EXISTS "portal_invoice_reminder"`)
    this.addSql(`DROP TABLE IF EXISTS "portal_invoice_mail"`)
  }
}
