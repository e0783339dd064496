import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * Notes orders whose lines got a proof, or lost one, for the account portal (docs/adr/0032): a line without a proof may still
 * need artwork. A deleted proof takes its lines with it. The function is made by the module `account`.
 */
export class Migration20261127121003 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE OR REPLACE FUNCTION portal_account_order_lost() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO portal_account_stale (order_id) VALUES (OLD.order_id);
        RETURN NULL;
      END $$`)
    this.addSql(`CREATE OR REPLACE TRIGGER "portal_proof_line_account" AFTER INSERT OR UPDATE ON "portal_proof_line"
      FOR EACH ROW EXECUTE FUNCTION portal_account_order_changed()`)
    this.addSql(`CREATE OR REPLACE TRIGGER "portal_proof_line_account_lost" AFTER DELETE ON "portal_proof_line"
      FOR EACH ROW EXECUTE FUNCTION portal_account_order_lost()`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP TRIGGER IF EXISTS "portal_proof_line_account_lost" ON "portal_proof_line"`)
    this.addSql(`DROP TRIGGER IF EXISTS "portal_proof_line_account" ON "portal_proof_line"`)
    this.addSql(`DROP FUNCTION IF EXISTS portal_account_order_lost()`)
  }
}
