import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * How many things the shop still needs from the client for an order. What is needed is worked out in code
 * (`checklistOf`), so the service writes the number together with the row.
 */
export class Migration20261127121000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`ALTER TABLE "portal_account_order" ADD COLUMN IF NOT EXISTS "missing_items" int NOT NULL DEFAULT 0`)
    this.addSql(`DROP INDEX IF EXISTS "IDX_portal_account_order_waiting"`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_account_order_waiting" ON "portal_account_order" ("customer_id")
      WHERE "order_request_id" IS NOT NULL OR "waiting_proofs" > 0 OR "payable_invoices" > 0 OR "missing_items" > 0`)
    // For triggers on rows that decide about many orders at once.
    this.addSql(`CREATE OR REPLACE FUNCTION portal_account_orders_stale(of_customer text) RETURNS void LANGUAGE sql AS $$
      INSERT INTO portal_account_stale (order_id)
      SELECT a.order_id FROM portal_account_order a
       WHERE NOT a.is_past AND (of_customer IS NULL OR a.customer_id = of_customer)
    $$`)
    this.addSql(`SELECT portal_account_orders_stale(NULL)`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP FUNCTION IF EXISTS portal_account_orders_stale(text)`)
    this.addSql(`DROP INDEX IF EXISTS "IDX_portal_account_order_waiting"`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_account_order_waiting" ON "portal_account_order" ("customer_id")
      WHERE "order_request_id" IS NOT NULL OR "waiting_proofs" > 0 OR "payable_invoices" > 0`)
    this.addSql(`ALTER TABLE "portal_account_order" DROP COLUMN IF EXISTS "missing_items"`)
  }
}
