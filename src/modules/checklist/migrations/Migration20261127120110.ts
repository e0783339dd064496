import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const define = (signature: string, returns: string, body: string): string =>
  `CREATE OR REPLACE FUNCTION ${signature} RETURNS ${returns} LANGUAGE plpgsql STABLE AS $$ BEGIN RETURN ${body}; END $$`

const FRESHNESS = "portal_freshness_checklist(subject text)"

/** What clients give can be files, whose scan comes after them. */
export class Migration20261127120110 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      define(
        "portal_read_checklist_files(subject text)",
        "json",
        `portal_files_of('checklist', ARRAY(
           SELECT e.id FROM portal_checklist_entry e WHERE e.order_id = subject AND e.deleted_at IS NULL))`,
      ),
    )
    this.addSql(
      define(
        FRESHNESS,
        "text",
        "coalesce(md5(portal_read_checklist(subject)::text || portal_read_checklist_files(subject)::text), '')",
      ),
    )
  }

  override async down(): Promise<void> {
    this.addSql(define(FRESHNESS, "text", "coalesce(md5(portal_read_checklist(subject)::text), '')"))
    this.addSql("DROP FUNCTION IF EXISTS portal_read_checklist_files(text)")
  }
}
