import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Stage, owner and in-hands date of a project stand in its rows of the production report, too (the proof module's Migration20261126211500). */
export class Migration20261126211700 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE OR REPLACE FUNCTION portal_project_indexed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM portal_index_project(NEW.id);
        RETURN NULL;
      END $$`)
    this.addSql(`CREATE CONSTRAINT TRIGGER "portal_project_indexed" AFTER INSERT OR UPDATE ON "portal_project"
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION portal_project_indexed()`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP TRIGGER IF EXISTS "portal_project_indexed" ON "portal_project"`)
    this.addSql(`DROP FUNCTION IF EXISTS portal_project_indexed()`)
  }
}
