import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const CODES = ["late_payment", "overpaid", "unknown_payment", "amount_differs", "failed_after_paid", "refund_unbooked"]

const check = (codes: string[]): string =>
  `ALTER TABLE IF EXISTS "portal_payment_finding" ADD CONSTRAINT "portal_payment_finding_code_check" CHECK ("code" IN (${codes.map((code) => `'${code}'`).join(", ")}))`
const DROP = `ALTER TABLE IF EXISTS "portal_payment_finding" DROP CONSTRAINT IF EXISTS "portal_payment_finding_code_check"`

/** Refunds that failed at Stripe after they had been booked. */
export class Migration20261127042000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`ALTER TABLE IF EXISTS "portal_payment" ADD COLUMN IF NOT EXISTS "returned_refund_id" text NULL`)
    this.addSql(DROP)
    this.addSql(check([...CODES, "refund_failed"]))
  }

  override async down(): Promise<void> {
    this.addSql(`DELETE FROM "portal_payment_finding" WHERE "code" = 'refund_failed'`)
    this.addSql(DROP)
    this.addSql(check(CODES))
    this.addSql(`ALTER TABLE IF EXISTS "portal_payment" DROP COLUMN IF EXISTS "returned_refund_id"`)
  }
}
