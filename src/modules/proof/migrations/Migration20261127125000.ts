import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const TABLES = ["portal_proof", "portal_proof_line"]

/**
 * `covered_version` of a project's row is the version of the order at which each of its lines was found to have a proof;
 * null for an order whose lines have to be looked at (docs/adr/0027). When a proof or a line of one changes, the row is
 * written in any case: a reader that saw the lines before finds another `xmin`, and leaves its note out.
 */
export class Migration20261127125000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`ALTER TABLE "portal_production_index" ADD COLUMN IF NOT EXISTS "covered_version" int NULL`)
    this.addSql(`CREATE OR REPLACE FUNCTION portal_proof_uncovers() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        UPDATE portal_production_index SET covered_version = NULL WHERE order_id = OLD.order_id AND proof_id IS NULL;
        RETURN NULL;
      END $$`)
    for (const table of TABLES)
      this.addSql(`CREATE CONSTRAINT TRIGGER "${table}_uncovers" AFTER UPDATE OR DELETE ON "${table}"
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION portal_proof_uncovers()`)
  }

  override async down(): Promise<void> {
    for (const table of TABLES) this.addSql(`DROP TRIGGER IF EXISTS "${table}_uncovers" ON "${table}"`)
    this.addSql(`DROP FUNCTION IF EXISTS portal_proof_uncovers()`)
    this.addSql(`ALTER TABLE "portal_production_index" DROP COLUMN IF EXISTS "covered_version"`)
  }
}
