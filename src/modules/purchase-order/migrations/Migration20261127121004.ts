import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * Notes a customer's active orders for the account portal (docs/adr/0032) when it is decided anew whether they must give a PO
 * number. The function that it calls is made by the module `account`.
 */
export class Migration20261127121004 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE OR REPLACE FUNCTION portal_purchase_order_policy_account() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM portal_account_orders_stale(coalesce(NEW.customer_id, OLD.customer_id));
        RETURN NULL;
      END $$`)
    this.addSql(`CREATE OR REPLACE TRIGGER "portal_purchase_order_policy_account" AFTER INSERT OR UPDATE OR DELETE ON "portal_purchase_order_policy"
      FOR EACH ROW EXECUTE FUNCTION portal_purchase_order_policy_account()`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP TRIGGER IF EXISTS "portal_purchase_order_policy_account" ON "portal_purchase_order_policy"`)
    this.addSql(`DROP FUNCTION IF EXISTS portal_purchase_order_policy_account()`)
  }
}
