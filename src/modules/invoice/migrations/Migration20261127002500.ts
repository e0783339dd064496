import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** What may change of an issued invoice: its voiding. */
const VOIDING = ["voided_at", "void_reason", "updated_at"]

/**
 * Issued invoices and credit notes stay as they were issued: triggers refuse every change but the voiding, which is done
 * once, and every deletion. Drafts change freely.
 */
export class Migration20261127002500 extends Migration {
  override async up(): Promise<void> {
    const rest = (row: string) => `to_jsonb(${row})${VOIDING.map((column) => ` - '${column}'`).join("")}`
    this
      .addSql(`CREATE OR REPLACE FUNCTION portal_keep_issued_invoice() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'TRUNCATE' THEN
          RAISE EXCEPTION 'TRUNCATE on % is refused: issued invoices are kept', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        IF OLD.issued_at IS NULL THEN
          IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
          RETURN NEW;
        END IF;
        IF TG_OP = 'DELETE' OR OLD.voided_at IS NOT NULL OR ${rest("OLD")} <> ${rest("NEW")} THEN
          RAISE EXCEPTION '% of invoice % is refused: it was issued', TG_OP, OLD.number USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
      END $$`)
    this.addSql(
      `CREATE OR REPLACE TRIGGER "portal_invoice_keep_issued" BEFORE UPDATE OR DELETE ON "portal_invoice" FOR EACH ROW EXECUTE FUNCTION portal_keep_issued_invoice()`,
    )
    this.addSql(
      `CREATE OR REPLACE TRIGGER "portal_invoice_no_truncate" BEFORE TRUNCATE ON "portal_invoice" FOR EACH STATEMENT EXECUTE FUNCTION portal_keep_issued_invoice()`,
    )
  }

  override async down(): Promise<void> {
    this.addSql(`DROP TRIGGER IF EXISTS "portal_invoice_no_truncate" ON "portal_invoice"`)
    this.addSql(`DROP TRIGGER IF EXISTS "portal_invoice_keep_issued" ON "portal_invoice"`)
    this.addSql(`DROP FUNCTION IF EXISTS portal_keep_issued_invoice()`)
  }
}
