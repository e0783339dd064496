import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const define = (signature: string, returns: string, body: string): string =>
  `CREATE OR REPLACE FUNCTION ${signature} RETURNS ${returns} LANGUAGE plpgsql STABLE AS $$ ${body} $$`

/** Files of messages that `portal_read_conversation` gave, which leaves internal notes out. */
const FILES = (entries: string): string =>
  `portal_files_of('message', ARRAY(SELECT x.entry ->> 'id' FROM json_array_elements(${entries}) x(entry)))`

/** As Migration20261127041100 has it, for staff. */
const MESSAGES = `(SELECT coalesce(sum(m.xmin::text::bigint), 0) || ':' || count(*) FROM portal_message m
     WHERE m.order_id = subject AND m.deleted_at IS NULL)
   || '/' || coalesce((SELECT k.read_at FROM portal_read_mark k WHERE k.order_id = subject AND k.reader_type = 'shop'
     AND k.reader_id = 'shop' AND k.deleted_at IS NULL)::text, '')`

/** Messages have files, whose scan and previews come after them. */
export class Migration20261127082000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      define(
        "portal_read_conversation_files(subject text)",
        "json",
        `BEGIN RETURN ${FILES("portal_read_conversation(subject)")}; END`,
      ),
    )
    this.addSql(
      define(
        "portal_freshness_conversation(subject text)",
        "text",
        `DECLARE shown json := portal_read_conversation(subject);
         BEGIN RETURN md5(shown::text || ${FILES("shown")}::text); END`,
      ),
    )
    this.addSql(
      define(
        "portal_freshness_thread(subject text)",
        "text",
        `BEGIN
           RETURN ${MESSAGES} || '/' || (SELECT coalesce(sum(f.xmin::text::bigint), 0) || ':' || count(*) FROM portal_file f
             WHERE f.order_id = subject AND f.subject_id IS NOT NULL AND f.deleted_at IS NULL);
         END`,
      ),
    )
  }

  override async down(): Promise<void> {
    this.addSql(define("portal_freshness_thread(subject text)", "text", `BEGIN RETURN ${MESSAGES}; END`))
    this.addSql(
      define(
        "portal_freshness_conversation(subject text)",
        "text",
        "BEGIN RETURN md5(portal_read_conversation(subject)::text); END",
      ),
    )
    this.addSql("DROP FUNCTION IF EXISTS portal_read_conversation_files(text)")
  }
}
