import { Failure } from "../scripts/lib/failure.mjs"
import { sleep } from "../scripts/lib/processes.mjs"
import { copyId, copyRows } from "./copy-rows.mjs"
import { A_DAY_AGO, FORGOTTEN, LONG_AGO, LOOKED_AT } from "./queue-rows.mjs"
import { createOpenOrder } from "./seed.mjs"

/** Two proofs an order. One order in ten is in work; the others were delivered, and stay in the tables. */
const ORDERS = 50_000
export const PROOFS = 2 * ORDERS
const CLIENTS = 1_000
const FIRST_NUMBER = 100_000

/** What a search finds, by the number of an order from 1. */
export const SEARCHED = {
  client: (n) => `Harbor Club ${1 + (n % CLIENTS)}`,
  number: (n) => String(FIRST_NUMBER + 1 + (n % ORDERS)),
}

const OWNERS = ["user_bench_1", "user_bench_2", "user_bench_3", "user_bench_4"]
const METHODS = ["Screen print", "Embroidery", "Digital print", "Heat transfer"]
const STATES = ["draft", "sent", "sent", "revisions_requested", "approved"]

const ACTOR = `'staff' AS actor_type, 'user_bench_1' AS actor_id, 'Mona Ito' AS actor_name`
const pick = (list, n) => `(ARRAY[${list.map((one) => `'${one}'`).join(", ")}])[1 + ${n} % ${list.length}]`

const copies = (table, of) => copyRows(table, { from: "bench_order", ...of })

const ORDERS_SQL = [
  `CREATE TEMPORARY TABLE bench_order ON COMMIT DROP AS
   SELECT n, n % 10 = 0 AS is_open, model.order_id AS model_id, model.order_id || '_' || n AS id, 'pproj_bench_' || n AS project_id,
          to_char(now() + CASE WHEN n % 10 = 0 THEN n / 10 % 120 - 10 ELSE -10 - n % 700 END * interval '1 day', 'YYYY-MM-DD')
            AS in_hands_date
     FROM generate_series(1, ${ORDERS}) n JOIN bench_model model ON model.is_open = (n % 10 = 0)`,
  `INSERT INTO customer SELECT made.* FROM customer model CROSS JOIN generate_series(1, ${CLIENTS}) n
   CROSS JOIN LATERAL jsonb_populate_record(model, jsonb_build_object('id', 'cus_bench_' || n, 'has_account', false,
     'email', 'client-' || n || '@bench.example', 'company_name', 'Harbor Club ' || n, ${LONG_AGO})) made
    WHERE model.id = (SELECT customer_id FROM bench_model LIMIT 1)`,
  copies("order", {
    model: "model.id = b.model_id",
    changes: `${copyId("id")}, 'display_id', ${FIRST_NUMBER} + b.n, 'customer_id', 'cus_bench_' || 1 + b.n % ${CLIENTS},
      ${LONG_AGO}`,
  }),
  copies("order_line_item", {
    model: "model.id IN (SELECT i.item_id FROM order_item i WHERE i.order_id = b.model_id)",
    changes: copyId("id"),
  }),
  copies("order_item", {
    model: "model.order_id = b.model_id",
    changes: ["id", "order_id", "item_id"].map(copyId).join(", "),
  }),
  copies("order_fulfillment", {
    model: "model.order_id = b.model_id",
    changes: ["id", "order_id", "fulfillment_id"].map(copyId).join(", "),
  }),
  copies("fulfillment", {
    model: "model.id IN (SELECT k.fulfillment_id FROM order_fulfillment k WHERE k.order_id = b.model_id)",
    changes: copyId("id"),
  }),
  copies("fulfillment_item", {
    model: "model.fulfillment_id IN (SELECT k.fulfillment_id FROM order_fulfillment k WHERE k.order_id = b.model_id)",
    changes: ["id", "line_item_id", "fulfillment_id"].map(copyId).join(", "),
  }),
]

const PROOFS_SQL = [
  `CREATE TEMPORARY TABLE bench_proof ON COMMIT DROP AS
   SELECT 'pprf_bench_' || b.n || '_' || k AS id, b.id AS order_id, b.project_id, b.n, k,
          CASE WHEN b.is_open THEN ${pick(STATES, "(b.n / 10 + k)")} ELSE 'approved' END AS state,
          now() - CASE WHEN b.is_open THEN b.n % 20 ELSE 20 + b.n % 700 END * interval '1 day' - b.n * interval '1 second' AS at
     FROM bench_order b CROSS JOIN generate_series(1, 2) k`,
  `INSERT INTO portal_project (id, order_id, name, po_number, in_hands_date, owner_user_id, stage_id, updated_at)
   SELECT project_id, id, 'Team order ' || n, 'PO-' || n, in_hands_date, ${pick(OWNERS, "n")},
          CASE WHEN is_open AND n / 10 % 2 = 0 THEN 'pstg_artwork' ELSE 'pstg_production' END, ${A_DAY_AGO} FROM bench_order`,
  `INSERT INTO portal_project_index (project_id, order_id) SELECT project_id, id FROM bench_order`,
  `INSERT INTO portal_proof (id, project_id, order_id, kind, title, is_required, actor_type, actor_id, actor_name, created_at)
   SELECT id, project_id, order_id, 'artwork', CASE k WHEN 1 THEN 'Front print' ELSE 'Back print' END, true, ${ACTOR}, at
     FROM bench_proof`,
  // Each of the two covers one of the order's two lines.
  `INSERT INTO portal_proof_line (id, proof_id, order_id, item_id, position)
   SELECT p.id || '_line', p.id, p.order_id, line.item_id, 0 FROM bench_proof p
     JOIN (SELECT order_id, item_id, row_number() OVER (PARTITION BY order_id ORDER BY item_id) AS k FROM order_item) line
       ON line.order_id = p.order_id AND line.k = p.k`,
  `INSERT INTO portal_proof_version (id, proof_id, order_id, number, spec, choice, alternatives, actor_type, actor_id, actor_name)
   SELECT p.id || '_v1', p.id, p.order_id, 1, jsonb_build_object('method', ${pick(METHODS, "(p.n + p.k)")}), 'all', '[]', ${ACTOR}
     FROM bench_proof p`,
  `INSERT INTO portal_approval_request (id, project_id, order_id, subject_type, subject_id, version, state, document_sha256,
          requested_by_type, requested_by_id, requested_by_name, changes, rules, created_at, closed_at)
   SELECT id || '_r1', project_id, order_id, 'proof', id, 1,
          CASE state WHEN 'sent' THEN 'open' WHEN 'approved' THEN 'approved' ELSE 'changes_requested' END, repeat('a', 64),
          'staff', 'user_bench_1', 'Mona Ito', '[]', '{}', at, CASE WHEN state <> 'sent' THEN at + interval '1 hour' END
     FROM bench_proof WHERE state <> 'draft'`,
]

/** Their triggers would index each row three times over; the plugin's own functions index them once, at the end. */
const TRIGGERED = ["portal_project", "portal_proof", "portal_proof_version", "portal_approval_request"]

const NOTE_TIMEOUT_MS = 120_000

/** What the plugin's periodic job does, at once. Returns when the job has ended: until then it adds notes for other jobs. */
const noteDelivered = async (database) => {
  const added = await database.query("SELECT id FROM client_portal_jobs.add_job('effects', $1::json)", [
    JSON.stringify({ job: "delivered-orders", _cron: { ts: new Date().toISOString() } }),
  ])
  const deadline = Date.now() + NOTE_TIMEOUT_MS
  while (Date.now() < deadline) {
    const { rows } = await database.query("SELECT FROM client_portal_jobs._private_jobs WHERE id = $1", [
      added.rows[0].id,
    ])
    if (rows.length === 0) return
    await sleep(200)
  }
  throw new Failure("The orders that were delivered were not noted")
}

/**
 * 100,000 proofs on 50,000 orders, beside those of the shop.
 * @returns owners to filter by
 */
export const fillReport = async ({ support, database, customer }, note) => {
  const open = await createOpenOrder(support, customer)
  const delivered = await createOpenOrder(support, customer)
  const fulfillment = await support.createFulfillment(delivered)
  await support.ship(delivered, fulfillment)
  await support.deliver(delivered, fulfillment)
  const client = await database.connect()
  try {
    await client.query("BEGIN")
    await client.query(
      "CREATE TEMPORARY TABLE bench_model (order_id text, customer_id text, is_open boolean) ON COMMIT DROP",
    )
    await client.query("INSERT INTO bench_model VALUES ($1, $3, true), ($2, $3, false)", [
      open.id,
      delivered.id,
      customer.id,
    ])
    for (const table of TRIGGERED) await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`)
    for (const statement of [...ORDERS_SQL, ...PROOFS_SQL]) await client.query(statement)
    // Their plans are made for tables that are still empty, and would read them whole for each row.
    await client.query("SET LOCAL enable_seqscan = off")
    await client.query("SELECT portal_index_project(project_id) FROM bench_order")
    await client.query("SELECT portal_index_proof(id) FROM bench_proof")
    for (const statement of LOOKED_AT) await client.query(statement)
    for (const table of TRIGGERED) await client.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`)
    await client.query("COMMIT")
  } finally {
    client.release()
  }
  await database.query("VACUUM ANALYZE")
  await noteDelivered(database)
  for (const statement of FORGOTTEN) await database.query(statement)
  await database.query("VACUUM ANALYZE")
  note(`${PROOFS.toLocaleString("en")} proofs on ${ORDERS.toLocaleString("en")} orders`)
  return { owners: OWNERS }
}
