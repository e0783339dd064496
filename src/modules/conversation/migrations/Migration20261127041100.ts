import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** How far back a branch goes: newest first, before the cursor, no more than are asked for. */
const newest = (at: string, id: string): string =>
  `AND (${at}, ${id}) < (before_at, before_id) ORDER BY ${at} DESC, ${id} DESC LIMIT most`

const ABOUT = `CASE WHEN m.about_id IS NOT NULL THEN jsonb_build_object('type', m.about_type, 'id', m.about_id, 'title',
    CASE m.about_type
      WHEN 'line' THEN (SELECT coalesce(nullif(btrim(l.product_title), ''), l.title) FROM order_line_item l WHERE l.id = m.about_id)
      WHEN 'proof' THEN (SELECT p.title FROM portal_proof p WHERE p.id = m.about_id)
      ELSE (SELECT i.number FROM portal_invoice i WHERE i.id = m.about_id) END) END`

const PROOF = (row: string, number: string, more = ""): string =>
  `jsonb_build_object('id', ${row}.subject_id, 'title', (SELECT p.title FROM portal_proof p WHERE p.id = ${row}.subject_id),
     'version', (${number})::int${more})`

const words = (row: string, withWords: boolean): string => (withWords ? `AND ${row}.message IS NOT NULL` : "")

/** What people said. Each branch: id, at, kind, actor_type, actor_id, actor_name, body, detail. */
const said = (withWords: boolean): string[] => [
  `SELECT m.id, m.created_at AS at, m.kind, m.actor_type, m.actor_id, m.actor_name, m.body,
          jsonb_build_object('about', ${ABOUT}) AS detail
     FROM portal_message m
    WHERE m.order_id = subject AND m.deleted_at IS NULL AND (for_staff OR m.kind = 'message')
      ${newest("m.created_at", "m.id")}`,
  `SELECT r.id, r.created_at, CASE r.subject_type WHEN 'proof' THEN 'proof_sent' ELSE 'approval_requested' END,
          r.requested_by_type, r.requested_by_id, r.requested_by_name, r.message,
          CASE r.subject_type WHEN 'proof'
            THEN jsonb_build_object('about', ${PROOF("r", "r.rules #>> '{proof,version_number}'", ", 'is_waiver', coalesce((r.rules #>> '{proof,waives}')::boolean, false)")})
            ELSE jsonb_build_object('version', r.version) END
     FROM portal_approval_request r
    WHERE r.order_id = subject AND r.subject_type IN ('order', 'proof') AND r.state <> 'withdrawn' AND r.deleted_at IS NULL
      ${words("r", withWords)} ${newest("r.created_at", "r.id")}`,
  `SELECT d.id, d.decided_at, 'decision', 'client', d.link_id, coalesce(d.name, ''), d.message,
          jsonb_build_object('decision', d.kind, 'about', CASE d.subject_type WHEN 'proof'
            THEN ${PROOF("d", "d.rules #>> '{proof,version_number}'", ", 'type', 'proof'")}
            ELSE jsonb_build_object('type', 'order', 'version', d.version) END)
     FROM portal_decision d
    WHERE d.order_id = subject AND d.subject_type IN ('order', 'proof') AND d.deleted_at IS NULL
      ${words("d", withWords)} ${newest("d.decided_at", "d.id")}`,
  `SELECT i.id, i.issued_at, 'invoice_sent', f.actor_type, f.actor_id, f.actor_name, f.message,
          jsonb_build_object('about', jsonb_build_object('id', i.id, 'number', i.number, 'kind', i.kind))
     FROM portal_invoice i
     LEFT JOIN LATERAL (SELECT x.actor_type, x.actor_id, x.actor_name, x.message FROM portal_invoice_mail x
                         WHERE x.invoice_id = i.id ORDER BY x.created_at, x.id LIMIT 1) f ON true
    WHERE i.order_id = subject AND i.issued_at IS NOT NULL AND i.deleted_at IS NULL
      ${words("f", withWords)} ${newest("i.issued_at", "i.id")}`,
]

/** What happened without words. A link that was revoked is left out: it may have gone to a wrong address. */
const HAPPENED = [
  `SELECT e.id, e.created_at, 'shared', e.actor_type, e.actor_id, e.actor_name, NULL,
          jsonb_build_object('recipient', l.recipient_name)
     FROM portal_link l JOIN portal_link_event e ON e.link_id = l.id AND e.kind = 'created' AND e.deleted_at IS NULL
    WHERE l.order_id = subject AND l.purpose = 'recipient' AND l.revoked_at IS NULL AND l.deleted_at IS NULL
      ${newest("e.created_at", "e.id")}`,
  `SELECT f.id, f.shipped_at, 'shipped', NULL, NULL, NULL, NULL,
          jsonb_build_object('tracking', (SELECT coalesce(jsonb_agg(b.tracking_number ORDER BY b.id), '[]') FROM fulfillment_label b
             WHERE b.fulfillment_id = f.id AND b.tracking_number <> '' AND b.deleted_at IS NULL))
     FROM order_fulfillment k
     JOIN fulfillment f ON f.id = k.fulfillment_id AND f.shipped_at IS NOT NULL AND f.canceled_at IS NULL AND f.deleted_at IS NULL
    WHERE k.order_id = subject AND k.deleted_at IS NULL
      ${newest("f.shipped_at", "f.id")}`,
]

const thread = (branches: string[]): string =>
  `SELECT x.id, x.at, x.kind, x.actor_type, x.actor_id, x.actor_name, x.body, x.detail
     FROM (${branches.map((branch) => `(${branch})`).join(" UNION ALL ")}) x
    ORDER BY x.at DESC, x.id DESC LIMIT most`

/** The same text whatever the session's time zone: it becomes part of a freshness key. */
const UTC = (at: string): string => `to_char(${at} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

const LIVE = "m.order_id = subject AND m.kind = 'message' AND m.deleted_at IS NULL"

/** When staff last wrote. */
const STAFF_WROTE = `(SELECT max(m.created_at) FROM portal_message m WHERE ${LIVE} AND m.actor_type = 'staff')`

const readUntil = (type: string, id: string): string =>
  `(SELECT k.read_at FROM portal_read_mark k
     WHERE k.order_id = subject AND k.reader_type = '${type}' AND k.reader_id = ${id} AND k.deleted_at IS NULL)`

/** Postgres' greatest() passes over nulls. */
const since = (...instants: string[]): string => `coalesce(greatest(${instants.join(", ")}), '-infinity')`

const unread = (condition: string): string =>
  `SELECT count(*)::int FROM (SELECT 1 FROM portal_message m WHERE ${LIVE} AND ${condition} LIMIT 100) x`

const define = (signature: string, returns: string, body: string): string =>
  `CREATE OR REPLACE FUNCTION ${signature} RETURNS ${returns} LANGUAGE plpgsql STABLE AS $$
   #variable_conflict use_column
   ${body} $$`

/**
 * The thread of an order (docs/guides/conversation.md), and what follows from it. Functions, because their plans stay with
 * the connection.
 */
export class Migration20261127041100 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      define(
        "portal_read_thread(subject text, for_staff boolean, before_at timestamptz, before_id text, most int)",
        "TABLE (id text, at timestamptz, kind text, actor_type text, actor_id text, actor_name text, body text, detail jsonb)",
        `BEGIN RETURN QUERY ${thread([...said(false), ...HAPPENED])}; END`,
      ),
    )
    // What people said last, as all clients of the order may see it.
    this.addSql(
      define(
        "portal_read_conversation(subject text)",
        "json",
        `DECLARE for_staff boolean := false; before_at timestamptz := 'infinity'; before_id text := ''; most int := 2;
         BEGIN RETURN (SELECT coalesce(json_agg(json_build_object('id', y.id, 'at', ${UTC("y.at")}, 'kind', y.kind,
                  'actor_type', y.actor_type, 'actor_id', y.actor_id, 'actor_name', y.actor_name, 'body', y.body,
                  'detail', y.detail) ORDER BY y.at DESC, y.id DESC), '[]') FROM (${thread(said(true))}) y); END`,
      ),
    )
    // A hash of exactly what is shown: it needs no list of the tables behind it, and is two rows.
    this.addSql(
      define("portal_freshness_conversation(subject text)", "text", "BEGIN RETURN md5(portal_read_conversation(subject)::text); END"),
    )
    // For staff, who also see notes: every row, and up to where clients need no reply.
    this.addSql(
      define(
        "portal_freshness_thread(subject text)",
        "text",
        `BEGIN
           RETURN (SELECT coalesce(sum(m.xmin::text::bigint), 0) || ':' || count(*) FROM portal_message m
                    WHERE m.order_id = subject AND m.deleted_at IS NULL)
                  || '/' || coalesce(${readUntil("shop", "'shop'")}::text, '');
         END`,
      ),
    )
    // What was written before somebody's link was made is no news to them.
    this.addSql(
      define(
        "portal_unread_of_client(subject text, reader text)",
        "int",
        `BEGIN
           RETURN (${unread(
             `m.actor_id <> reader AND m.created_at > ${since(
               readUntil("client", "reader"),
               "(SELECT l.created_at FROM portal_link l WHERE l.id = reader)",
             )}`,
           )});
         END`,
      ),
    )
    // What a colleague answered is no news to the rest of the staff.
    this.addSql(
      define(
        "portal_unread_of_staff(subject text, reader text)",
        "int",
        `BEGIN
           RETURN (${unread(
             `m.actor_type = 'client' AND m.created_at > ${since(readUntil("staff", "reader"), readUntil("shop", "'shop'"), STAFF_WROTE)}`,
           )});
         END`,
      ),
    )
    // A new version of the order or a proof is an answer as well.
    this.addSql(
      define(
        "portal_unanswered_since(subject text)",
        "timestamptz",
        `BEGIN
           RETURN (SELECT min(m.created_at) FROM portal_message m
                    WHERE ${LIVE} AND m.actor_type = 'client' AND m.created_at > ${since(
                      readUntil("shop", "'shop'"),
                      STAFF_WROTE,
                      `(SELECT max(r.created_at) FROM portal_approval_request r WHERE r.order_id = subject AND r.deleted_at IS NULL)`,
                    )});
         END`,
      ),
    )
  }

  override async down(): Promise<void> {
    for (const name of [
      "portal_unanswered_since(text)",
      "portal_unread_of_staff(text, text)",
      "portal_unread_of_client(text, text)",
      "portal_freshness_thread(text)",
      "portal_freshness_conversation(text)",
      "portal_read_conversation(text)",
      "portal_read_thread(text, boolean, timestamptz, text, int)",
    ])
      this.addSql(`DROP FUNCTION IF EXISTS ${name}`)
  }
}
