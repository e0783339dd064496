import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** For triggers on rows that decide about every open project at once, such as settings (docs/adr/0035). */
export class Migration20261127172000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE OR REPLACE FUNCTION portal_queue_open_stale() RETURNS void LANGUAGE sql AS $$
      INSERT INTO portal_queue_stale (order_id) SELECT order_id FROM portal_queue_project WHERE is_open
    $$`)
    // Settings may have changed since the rows were written.
    this.addSql(`SELECT portal_queue_open_stale()`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP FUNCTION IF EXISTS portal_queue_open_stale()`)
  }
}
