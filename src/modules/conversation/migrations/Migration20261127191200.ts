import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const define = (body: string): string =>
  `CREATE OR REPLACE FUNCTION portal_freshness_thread(subject text) RETURNS text LANGUAGE plpgsql STABLE AS $$
   BEGIN RETURN ${body}; END $$`

const OF_ORDER = "FROM portal_message m WHERE m.order_id = subject AND m.deleted_at IS NULL"

/** Every message, as Migration20261127082000 has it. */
const ALL = `(SELECT coalesce(sum(m.xmin::text::bigint), 0) || ':' || count(*) ${OF_ORDER})`

/**
 * The newest messages, one more than a page has: a new one raises the sum, whatever it pushes out. Of those before them
 * nothing changes but that their author is erased.
 */
const NEWEST = `(SELECT coalesce(sum(x.version), 0) || ':' || count(*) FROM (
     SELECT m.xmin::text::bigint AS version ${OF_ORDER} ORDER BY m.created_at DESC, m.id DESC LIMIT 51) x)
   || ':' || (SELECT count(*) ${OF_ORDER} AND m.actor_name = '')`

const REST = `'/' || coalesce((SELECT k.read_at FROM portal_read_mark k WHERE k.order_id = subject AND k.reader_type = 'shop'
     AND k.reader_id = 'shop' AND k.deleted_at IS NULL)::text, '')
   || '/' || (SELECT coalesce(sum(f.xmin::text::bigint), 0) || ':' || count(*) FROM portal_file f
     WHERE f.order_id = subject AND f.subject_id IS NOT NULL AND f.deleted_at IS NULL)`

const INDEXES = [
  ["IDX_portal_message_order_id_created_at", `("order_id", "created_at") WHERE actor_type = 'staff' AND kind = 'message'`],
  ["IDX_portal_message_order_id", `("order_id") WHERE actor_name = ''`],
] as const

/** Whether a thread has changed, and when staff wrote last, is known without reading all of it. */
export class Migration20261127191200 extends Migration {
  override async up(): Promise<void> {
    for (const [name, columns] of INDEXES)
      this.addSql(`CREATE INDEX IF NOT EXISTS "${name}" ON "portal_message" ${columns} AND deleted_at IS NULL`)
    this.addSql(define(`${NEWEST} || ${REST}`))
  }

  override async down(): Promise<void> {
    this.addSql(define(`${ALL} || ${REST}`))
    for (const [name] of INDEXES) this.addSql(`DROP INDEX IF EXISTS "${name}"`)
  }
}
