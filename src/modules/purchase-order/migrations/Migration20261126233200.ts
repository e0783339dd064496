import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** What decides whether an order's approval needs a PO number: its customer's policy, and the shop's settings. */
export class Migration20261126233200 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE OR REPLACE FUNCTION portal_read_purchase_order_policy(subject text) RETURNS json
      LANGUAGE plpgsql STABLE AS $$
      BEGIN
        RETURN json_build_object(
          'mode', (SELECT p.mode FROM "order" o JOIN portal_purchase_order_policy p ON p.customer_id = o.customer_id
                    WHERE o.id = subject),
          'settings', (SELECT s.value FROM portal_setting s WHERE s.namespace = 'purchase_order'));
      END $$`)
  }

  override async down(): Promise<void> {
    this.addSql("DROP FUNCTION IF EXISTS portal_read_purchase_order_policy(text)")
  }
}
