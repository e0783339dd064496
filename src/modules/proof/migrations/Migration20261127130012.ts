import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Tells open pages of changes to the module's rows (docs/adr/0034). The functions are made by the module `account`. */
export class Migration20261127130012 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE OR REPLACE TRIGGER "portal_gate_override_live" AFTER INSERT OR UPDATE OR DELETE ON "portal_gate_override"
      FOR EACH ROW EXECUTE FUNCTION portal_live_changed('order', 'order_id')`)
    this.addSql(`CREATE OR REPLACE TRIGGER "portal_proof_live" AFTER INSERT OR UPDATE OR DELETE ON "portal_proof"
      FOR EACH ROW EXECUTE FUNCTION portal_live_changed('order', 'order_id')`)
    this.addSql(`CREATE OR REPLACE TRIGGER "portal_proof_annotation_live" AFTER INSERT OR UPDATE OR DELETE ON "portal_proof_annotation"
      FOR EACH ROW EXECUTE FUNCTION portal_live_changed('order', 'order_id')`)
    this.addSql(`CREATE OR REPLACE TRIGGER "portal_proof_comment_live" AFTER INSERT OR UPDATE OR DELETE ON "portal_proof_comment"
      FOR EACH ROW EXECUTE FUNCTION portal_live_changed('order', 'order_id')`)
    this.addSql(`CREATE OR REPLACE TRIGGER "portal_proof_file_live" AFTER INSERT OR UPDATE OR DELETE ON "portal_proof_file"
      FOR EACH ROW EXECUTE FUNCTION portal_live_changed('order', 'order_id')`)
    this.addSql(`CREATE OR REPLACE TRIGGER "portal_proof_line_live" AFTER INSERT OR UPDATE OR DELETE ON "portal_proof_line"
      FOR EACH ROW EXECUTE FUNCTION portal_live_changed('order', 'order_id')`)
    this.addSql(`CREATE OR REPLACE TRIGGER "portal_proof_page_live" AFTER INSERT OR UPDATE OR DELETE ON "portal_proof_page"
      FOR EACH ROW EXECUTE FUNCTION portal_live_changed('order', 'order_id')`)
    this.addSql(`CREATE OR REPLACE TRIGGER "portal_proof_version_live" AFTER INSERT OR UPDATE OR DELETE ON "portal_proof_version"
      FOR EACH ROW EXECUTE FUNCTION portal_live_changed('order', 'order_id')`)
    this.addSql(`CREATE OR REPLACE TRIGGER "portal_production_index_live" AFTER UPDATE OF delivered_version ON "portal_production_index"
      FOR EACH ROW EXECUTE FUNCTION portal_live_changed('order', 'order_id')`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP TRIGGER IF EXISTS "portal_production_index_live" ON "portal_production_index"`)
    this.addSql(`DROP TRIGGER IF EXISTS "portal_proof_version_live" ON "portal_proof_version"`)
    this.addSql(`DROP TRIGGER IF EXISTS "portal_proof_page_live" ON "portal_proof_page"`)
    this.addSql(`DROP TRIGGER IF EXISTS "portal_proof_line_live" ON "portal_proof_line"`)
    this.addSql(`DROP TRIGGER IF EXISTS "portal_proof_file_live" ON "portal_proof_file"`)
    this.addSql(`DROP TRIGGER IF EXISTS "portal_proof_comment_live" ON "portal_proof_comment"`)
    this.addSql(`DROP TRIGGER IF EXISTS "portal_proof_annotation_live" ON "portal_proof_annotation"`)
    this.addSql(`DROP TRIGGER IF EXISTS "portal_proof_live" ON "portal_proof"`)
    this.addSql(`DROP TRIGGER IF EXISTS "portal_gate_override_live" ON "portal_gate_override"`)
  }
}
