import { Failure } from "../scripts/lib/failure.mjs"
import { onceWith, quantile } from "./load.mjs"
import { createReadOrder } from "./seed.mjs"

/** What clients see of the thread: messages, requests with their decisions, links, and the order's own shipment. */
const MESSAGES = 4_600
const DECISIONS = 150
const LINKS = 98
export const ENTRIES = MESSAGES + 2 * DECISIONS + LINKS + 2
/** Beside them, for staff alone. */
const NOTES = 500

/** One entry a minute, oldest first, all kinds among each other. */
const at = (n, of) => `now() - (${of} - ${n}) * interval '${Math.floor((ENTRIES / of) * 60)} seconds'`
const TEXT = `repeat('Could we do a dozen more in XL, and the print a little higher? ', 1 + n % 5)`

const MESSAGES_SQL = (kind, count) => `
  INSERT INTO portal_message (id, project_id, order_id, kind, body, key, source, actor_type, actor_id, actor_name, created_at)
  SELECT 'pmsg_bench_${kind}_' || n, p.id, p.order_id, '${kind}', ${TEXT}, 'bench-${kind}-' || n, 'admin',
         CASE WHEN n % 2 = 0 AND '${kind}' = 'message' THEN 'client' ELSE 'staff' END, 'bench_' || n % 5, 'Anna Meyer', ${at("n", count)}
    FROM portal_project p CROSS JOIN generate_series(1, ${count}) n WHERE p.order_id = $1`

const REQUESTS_SQL = `
  INSERT INTO portal_approval_request (id, project_id, order_id, subject_type, subject_id, version, state, document_sha256,
         message, requested_by_type, requested_by_id, requested_by_name, changes, rules, created_at, closed_at)
  SELECT 'pareq_bench_' || n, p.id, p.order_id, 'order', p.order_id, n, 'changes_requested', repeat('a', 64), 'Please have a look',
         'staff', 'user_bench_1', 'Mona Ito', '[]', '{}', ${at("n", DECISIONS)}, now()
    FROM portal_project p CROSS JOIN generate_series(1, ${DECISIONS}) n WHERE p.order_id = $1`

const DECISIONS_SQL = `
  INSERT INTO portal_decision (id, request_id, project_id, order_id, subject_type, subject_id, kind, version, name, message,
         document_sha256, rules, decided_at)
  SELECT 'pdec_bench_' || n, 'pareq_bench_' || n, p.id, p.order_id, 'order', p.order_id, 'changes_requested', n, 'Anna Meyer',
         'A little darker', repeat('a', 64), '{}', ${at("n", DECISIONS)}
    FROM portal_project p CROSS JOIN generate_series(1, ${DECISIONS}) n WHERE p.order_id = $1`

/** Colleagues that a client shared the page with. */
const LINKS_SQL = `
  WITH made AS (
    INSERT INTO portal_link (id, scope, purpose, order_id, recipient_name, recipient_email, token_hash, token_sealed, display)
    SELECT 'plink_bench_' || n, 'project', 'recipient', $1, 'Colleague ' || n, 'colleague-' || n || '@bench.example',
           'bench-' || n, '', '' FROM generate_series(1, ${LINKS}) n RETURNING id, recipient_name)
  INSERT INTO portal_link_event (id, link_id, kind, actor_type, actor_id, actor_name, created_at)
  SELECT 'plevt_bench_' || row_number() OVER (), id, 'created', 'client', 'bench_1', 'Anna Meyer', ${at("row_number() OVER ()", LINKS)}
    FROM made`

const fillThread = async ({ support, database, customer }) => {
  const order = await createReadOrder(support, customer, 10)
  for (const statement of [
    MESSAGES_SQL("message", MESSAGES),
    MESSAGES_SQL("note", NOTES),
    REQUESTS_SQL,
    DECISIONS_SQL,
    LINKS_SQL,
  ])
    await database.query(statement, [order.id])
  await database.query(
    "VACUUM ANALYZE portal_message, portal_approval_request, portal_decision, portal_link, portal_link_event",
  )
  const { rows } = await database.query("SELECT id FROM portal_project WHERE order_id = $1", [order.id])
  return { ...order, project: rows[0].id }
}

const read = async (url, headers) => {
  const { ms, text } = await onceWith(200, { url, headers })
  return { ms, thread: JSON.parse(text) }
}

/** Times of the first page and of the one behind it, in ms, after a few that do not count. */
const timesOf = async (url, headers, samples) => {
  const first = []
  const second = []
  for (let turn = -3; turn < samples; turn++) {
    const newest = await read(url, headers)
    if (newest.thread.older === null) throw new Failure("The thread of the bench fits on one page")
    const older = await read(`${url}?before=${encodeURIComponent(newest.thread.older)}`, headers)
    if (older.thread.entries[0].at > newest.thread.entries.at(-1).at) throw new Failure("The thread's pages overlap")
    if (turn < 0) continue
    first.push(newest.ms)
    second.push(older.ms)
  }
  return [first, second]
}

/** Key `thread-read`: pages of a thread of 5,000 entries, one request at a time, for a client and for staff. */
export const measureThread = async (world, { samples }, note) => {
  const order = await fillThread(world)
  const { apiUrl, staff } = world
  const readers = [
    ["client", `${apiUrl}/portal/conversation`, order.headers],
    ["staff", `${apiUrl}/admin/client-portal/projects/${order.project}/conversation`, staff],
  ]
  const pages = []
  for (const [reader, url, headers] of readers) {
    for (const [index, times] of (await timesOf(url, headers, samples)).entries()) {
      const row = { name: `${reader}, ${index === 0 ? "first" : "second"} page` }
      pages.push({ ...row, requests: times.length, p50: quantile(times, 0.5), p95: quantile(times, 0.95) })
    }
  }
  for (const { name, p50, p95 } of pages) note(`${name}: ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`)
  return { entries: ENTRIES, pages }
}
