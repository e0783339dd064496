import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const FILES =
  "portal_files_of('message', ARRAY(SELECT x.entry ->> 'id' FROM json_array_elements(shown) x(entry)))"

const define = (body: string): string =>
  `CREATE OR REPLACE FUNCTION portal_freshness_conversation(subject text) RETURNS text LANGUAGE plpgsql STABLE AS $$
   DECLARE shown json := portal_read_conversation(subject);
   BEGIN ${body} END $$`

const HASH = `RETURN md5(shown::text || ${FILES}::text);`

/** Where nobody has written anything, there are no files to look up. */
export class Migration20261127153100 extends Migration {
  override async up(): Promise<void> {
    this.addSql(define(`IF shown::text = '[]' THEN RETURN '0'; END IF; ${HASH}`))
  }

  override async down(): Promise<void> {
    this.addSql(define(HASH))
  }
}
