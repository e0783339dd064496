import { createHash } from "node:crypto"
import { Failure } from "../scripts/lib/failure.mjs"
import { median, onceWith, quantile } from "./load.mjs"
import { A_DAY_AGO, LOOKED_AT } from "./queue-rows.mjs"
import { createOpenOrder } from "./seed.mjs"

/** Of one customer. One order in ten is active; the others are past. */
const ORDERS = 20_000
const FIRST_NUMBER = 500_000
const DEEP_PAGE = 1_000

/** Rows like those of the model order, with other ids: what Medusa itself wrote, so that no column is left out. */
const copies = (table, { model, changes }) =>
  `INSERT INTO "${table}" SELECT made.* FROM bench_account b JOIN "${table}" model ON ${model}
   CROSS JOIN LATERAL jsonb_populate_record(model, jsonb_build_object(${changes})) made`
const copyId = (column) => `'${column}', model.${column} || '_a' || b.n`

const SQL = [
  `CREATE TEMPORARY TABLE bench_account ON COMMIT DROP AS
   SELECT n, $1::text AS model_id, $1::text || '_a' || n AS id, 'pproj_account_' || n AS project_id FROM generate_series(1, ${ORDERS}) n`,
  copies("order", {
    model: "model.id = b.model_id",
    changes: `${copyId("id")}, 'display_id', ${FIRST_NUMBER} + b.n, 'status', CASE WHEN b.n % 10 = 0 THEN 'pending' ELSE 'completed' END,
      'created_at', now() - b.n * interval '1 hour', 'updated_at', now() - b.n * interval '1 hour'`,
  }),
  copies("order_line_item", {
    model: "model.id IN (SELECT i.item_id FROM order_item i WHERE i.order_id = b.model_id)",
    changes: copyId("id"),
  }),
  copies("order_item", {
    model: "model.order_id = b.model_id",
    changes: ["id", "order_id", "item_id"].map(copyId).join(", "),
  }),
  `INSERT INTO portal_project (id, order_id, name, po_number, in_hands_date, stage_id, updated_at)
   SELECT project_id, id, 'Team order ' || n, 'PO-' || n, to_char(now() + n % 200 * interval '1 day', 'YYYY-MM-DD'),
          CASE WHEN n % 20 = 0 THEN 'pstg_artwork' ELSE 'pstg_production' END, ${A_DAY_AGO} FROM bench_account`,
  `INSERT INTO portal_project_index (project_id, order_id) SELECT project_id, id FROM bench_account`,
  // Their plans are made for tables that are still empty, and would read them whole for each row.
  "SET LOCAL enable_seqscan = off",
  "SELECT portal_index_account_order(id) FROM bench_account ORDER BY id",
  `UPDATE portal_account_order a SET missing_items = 1 FROM bench_account b WHERE a.order_id = b.id AND NOT a.is_past AND b.n % 30 = 0`,
  ...LOOKED_AT,
]
const TRIGGERED = ["portal_project"]

const fill = async ({ support, database, customer }) => {
  const model = await createOpenOrder(support, customer)
  const client = await database.connect()
  try {
    await client.query("BEGIN")
    for (const table of TRIGGERED) await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`)
    const [first, ...others] = SQL
    await client.query(first.replaceAll("$1", `'${model.id}'`))
    for (const statement of others) await client.query(statement)
    for (const table of TRIGGERED) await client.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`)
    await client.query("COMMIT")
  } finally {
    client.release()
  }
  await database.query("VACUUM ANALYZE")
}

/** A session of the customer's account, as a typed code makes one. */
const openAccount = async ({ support, database, customer }) => {
  const admin = await support.adminApi()
  const { panel } = await admin.post(`/admin/client-portal/customers/${customer.id}/link`)
  const { url } = await admin.post(`/admin/client-portal/links/${panel.link.id}/reveal`)
  const { session } = await support
    .publicApi()
    .post("/portal/session", { token: new URL(url).pathname.split("/").pop() })
  const hash = createHash("sha256").update(session).digest("hex")
  await database.query("UPDATE portal_session SET confirmed_at = now() WHERE token_hash = $1", [hash])
  return { authorization: `Bearer ${session}` }
}

/** What clients ask for; `turn` varies it, as people do. */
const QUERIES = [
  ["no filter", () => ({})],
  ["past", () => ({ view: "past" })],
  ["by name", (turn) => ({ view: "past", order: turn % 2 ? "name" : "-name" })],
  ["by in-hands date", () => ({ view: "past", order: "in_hands_date" })],
  ["stage", (turn) => ({ stage_id: turn % 2 ? "pstg_artwork" : "pstg_production" })],
  ["waiting", () => ({ waiting: "true" })],
  [
    "dates",
    (turn) => ({ view: "past", from: new Date(Date.now() - (turn + 30) * 86_400_000).toISOString().slice(0, 10) }),
  ],
  ["number", (turn) => ({ view: "past", q: String(FIRST_NUMBER + 1 + ((turn * 997) % ORDERS)) })],
  ["PO number", (turn) => ({ view: "past", q: `PO-${1 + ((turn * 1_009) % ORDERS)}` })],
  ["text that is nowhere", (turn) => ({ view: "past", q: `no such order ${turn}` })],
  ["text on every row", () => ({ view: "past", q: "team" })],
]

const ask = async ({ apiUrl }, headers, query) => {
  const url = `${apiUrl}/portal/account/orders?${new URLSearchParams(query)}`
  const { ms, text } = await onceWith(200, { url, headers })
  return { ms, list: JSON.parse(text) }
}

const timesOf = async (samples, work) => {
  const times = []
  for (let turn = -3; turn < samples; turn++) {
    const ms = await work(Math.max(turn, 0))
    if (turn >= 0) times.push(ms)
  }
  return times
}

/** The cursor of a page far behind the first: that of its last row, which is where a client would have come to. */
const deepCursor = async (world, headers) => {
  let after
  for (let page = 1; page < DEEP_PAGE; page += 3) {
    const { list } = await ask(world, headers, { view: "past", limit: "50", ...(after ? { after } : {}) })
    if (list.next === null) break
    after = list.next
  }
  if (!after) throw new Failure("The account has no page behind its first")
  return after
}

/** Key `account-list`: pages of an account with 20,000 orders, one request at a time, and the core's list of them. */
export const measureAccounts = async (world, { samples }, note) => {
  await fill(world)
  const headers = await openAccount(world)
  const deep = await deepCursor(world, headers)
  const queries = [...QUERIES, [`page ${DEEP_PAGE.toLocaleString("en")}`, () => ({ view: "past", after: deep })]]
  const filters = []
  for (const [name, query] of queries) {
    const times = await timesOf(samples, async (turn) => (await ask(world, headers, query(turn))).ms)
    const row = { name, p50: quantile(times, 0.5), p95: quantile(times, 0.95) }
    filters.push(row)
    note(`${name}: ${row.p50.toFixed(0)} ms, p95 ${row.p95.toFixed(0)} ms`)
  }
  const core = { url: `${world.apiUrl}/store/orders?limit=20`, headers: world.customer.headers }
  const core_p50 = median(await timesOf(Math.ceil(samples / 4), async () => (await onceWith(200, core)).ms))
  return { orders: ORDERS, filters, core_p50, ratio_to_core: core_p50 / filters[0].p50 }
}
