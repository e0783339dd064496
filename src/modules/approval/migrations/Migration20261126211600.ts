import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * A request about a proof decides where the proof stands in the production report (the proof module's
 * Migration20261126211500).
 */
export class Migration20261126211600 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE OR REPLACE FUNCTION portal_proof_request_indexed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM portal_index_proof(NEW.subject_id);
        RETURN NULL;
      END $$`)
    this.addSql(`CREATE CONSTRAINT TRIGGER "portal_proof_request_indexed" AFTER INSERT OR UPDATE ON "portal_approval_request"
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.subject_type = 'proof')
      EXECUTE FUNCTION portal_proof_request_indexed()`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP TRIGGER IF EXISTS "portal_proof_request_indexed" ON "portal_approval_request"`)
    this.addSql(`DROP FUNCTION IF EXISTS portal_proof_request_indexed()`)
  }
}
