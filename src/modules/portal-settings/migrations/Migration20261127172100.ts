import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * Notes all open projects for the action queue (docs/adr/0035) when the settings change that say what a project waits for,
 * and which lines need a proof: also those that the account portal does not show. The function that it calls is made by the
 * module `action-queue`.
 */
export class Migration20261127172100 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE OR REPLACE FUNCTION portal_setting_queue() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM portal_queue_open_stale();
        RETURN NULL;
      END $$`)
    this.addSql(`CREATE OR REPLACE TRIGGER "portal_setting_queue" AFTER INSERT OR UPDATE OF value ON "portal_setting"
      FOR EACH ROW WHEN (NEW.namespace IN ('proof', 'purchase_order')) EXECUTE FUNCTION portal_setting_queue()`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP TRIGGER IF EXISTS "portal_setting_queue" ON "portal_setting"`)
    this.addSql(`DROP FUNCTION IF EXISTS portal_setting_queue()`)
  }
}
