import { copyId, copyRows } from "./copy-rows.mjs"
import { jobsDone, payInvoice, sendInvoice } from "./invoice-scene.mjs"
import { LONG_AGO, LOOKED_AT } from "./queue-rows.mjs"
import { createReadOrder } from "./seed.mjs"

/** Two invoices an order. */
export const INVOICES = 10_000
const ORDERS = INVOICES / 2
const CLIENTS = 500
const FIRST_NUMBER = 300_000
/** Of the invoice: what it says of its lines is stored with it. */
const LINES = 10

/** What a search finds, by the number of an invoice from 1. */
export const SEARCHED = {
  client: (n) => `Pier Traders ${1 + (n % CLIENTS)}`,
  order: (n) => String(FIRST_NUMBER + 1 + (n % ORDERS)),
  invoice: (n) => `BENCH-${1 + (n % INVOICES)}`,
}
export const customerId = (n) => `cus_billed_${1 + (n % CLIENTS)}`

/**
 * What is true of invoice `n`: of twenty, one is a draft, one void, one a credit note for the next one (of every other, all
 * of it), five are owed in part or whole, of which two are late, one was paid and refunded in part, and the others are paid.
 * `share` is the part that was paid.
 */
const INVOICES_SQL = `
  CREATE TEMPORARY TABLE bench_invoice ON COMMIT DROP AS
  SELECT i.n, o.id AS order_id, o.project_id, o.customer_id, i.n % 20 = 0 AS is_draft, i.n % 20 = 1 AS is_void,
         i.n % 20 = 2 AS is_credit, i.n % 20 = 7 AS is_refunded,
         CASE WHEN i.n % 20 < 4 OR i.n % 20 = 5 THEN 0 WHEN i.n % 20 IN (4, 6) THEN 0.5 ELSE 1 END AS share,
         to_char(now() + CASE WHEN i.n % 20 IN (4, 5) THEN i.n % 30 ELSE -1 - i.n % 600 END * interval '1 day', 'YYYY-MM-DD') AS due_on,
         now() - (i.n % 700) * interval '1 day' - i.n * interval '1 second' AS at,
         (20 + i.n % 900 + (i.n % 100)::numeric / 100) AS total
    FROM generate_series(1, ${INVOICES}) i (n) JOIN bench_billed o ON o.n = 1 + i.n / 2 % ${ORDERS}`

const MONEY = `'amount', b.total * b.share, 'raw_amount', jsonb_build_object('value', (b.total * b.share)::text, 'precision', 20)`
const REFUND = `'amount', b.total / 2, 'raw_amount', jsonb_build_object('value', (b.total / 2)::text, 'precision', 20)`
const PAID = "(SELECT * FROM bench_invoice WHERE share > 0)"

const statements = ({ order_id, project_id, customer_id, invoice_id, payment }) => {
  const ofPayment = `model.id = '${payment.id}'`
  const refunded = "(SELECT * FROM bench_invoice WHERE is_refunded)"
  return [
    `CREATE TEMPORARY TABLE bench_billed ON COMMIT DROP AS
     SELECT n, '${order_id}_b' || n AS id, 'pproj_billed_' || n AS project_id, 'cus_billed_' || 1 + n % ${CLIENTS} AS customer_id
       FROM generate_series(1, ${ORDERS}) n`,
    INVOICES_SQL,
    copyRows("customer", {
      from: `(SELECT n FROM generate_series(1, ${CLIENTS}) n)`,
      model: `model.id = '${customer_id}'`,
      changes: `'id', 'cus_billed_' || b.n, 'has_account', false, 'email', 'billed-' || b.n || '@bench.example',
                'company_name', 'Pier Traders ' || b.n, ${LONG_AGO}`,
    }),
    copyRows("order", {
      from: "bench_billed",
      model: `model.id = '${order_id}'`,
      changes: `'id', b.id, 'display_id', ${FIRST_NUMBER} + b.n, 'customer_id', b.customer_id, ${LONG_AGO}`,
    }),
    copyRows("portal_project", {
      from: "bench_billed",
      model: `model.id = '${project_id}'`,
      changes: `'id', b.project_id, 'order_id', b.id, 'name', 'Team order ' || b.n, 'po_number', 'PO-' || b.n, ${LONG_AGO}`,
    }),
    copyRows("portal_invoice", {
      from: "bench_invoice",
      model: `model.id = '${invoice_id}'`,
      changes: `'id', 'pinv_bench_' || b.n, 'project_id', b.project_id, 'order_id', b.order_id, 'customer_id', b.customer_id,
        'kind', CASE WHEN b.is_credit THEN 'credit_note' ELSE 'invoice' END,
        'corrects_id', CASE WHEN b.is_credit THEN 'pinv_bench_' || b.n + 1 END,
        'total', CASE WHEN b.is_credit THEN (b.total + 1.01) / CASE WHEN b.n % 40 = 2 THEN 1 ELSE 4 END ELSE b.total END::text,
        'series', CASE WHEN NOT b.is_draft THEN 'BENCH-' END, 'sequence', CASE WHEN NOT b.is_draft THEN b.n END,
        'number', CASE WHEN NOT b.is_draft THEN 'BENCH-' || b.n END, 'issued_at', CASE WHEN NOT b.is_draft THEN b.at END,
        'due_on', CASE WHEN NOT b.is_draft AND NOT b.is_credit THEN b.due_on END,
        'voided_at', CASE WHEN b.is_void THEN b.at END, 'created_at', b.at, 'updated_at', b.at`,
    }),
    copyRows("payment_collection", {
      from: PAID,
      model: `model.id = '${payment.payment_collection_id}'`,
      changes: `${copyId("id")}, ${MONEY}`,
    }),
    copyRows("payment_session", {
      from: PAID,
      model: `model.id = '${payment.payment_session_id}'`,
      changes: [copyId("id"), copyId("payment_collection_id"), MONEY].join(", "),
    }),
    copyRows("payment", {
      from: PAID,
      model: ofPayment,
      changes: [copyId("id"), copyId("payment_collection_id"), copyId("payment_session_id"), MONEY].join(", "),
    }),
    copyRows("capture", {
      from: PAID,
      model: `model.payment_id = '${payment.id}'`,
      changes: [copyId("id"), copyId("payment_id"), MONEY].join(", "),
    }),
    copyRows("refund", {
      from: refunded,
      model: `model.payment_id = '${payment.id}'`,
      changes: [copyId("id"), copyId("payment_id"), REFUND].join(", "),
    }),
    copyRows("portal_payment", {
      from: PAID,
      model: `model.medusa_payment_id = '${payment.id}'`,
      changes: `${["id", "key", "medusa_payment_id"].map(copyId).join(", ")}, 'project_id', b.project_id,
        'order_id', b.order_id, 'invoice_id', 'pinv_bench_' || b.n, 'amount', (b.total * b.share)::text, 'booked_at', b.at`,
    }),
  ]
}

/** An order with an invoice that was sent, paid, and refunded in part through Medusa's admin. */
const createModel = async (world) => {
  const { support, database, customer } = world
  const order = await createReadOrder(support, customer, LINES)
  const sent = await sendInvoice(world, order.id, { purpose: "full" })
  const { payments } = await payInvoice(world, sent, sent.money.balance)
  const admin = await support.adminApi()
  const [{ medusa_payment_id }] = payments
  await admin.post(`/admin/payments/${medusa_payment_id}/refund`, { amount: 1 })
  await jobsDone(database)
  const { rows } = await database.query(
    "SELECT id, payment_collection_id, payment_session_id FROM payment WHERE id = $1",
    [medusa_payment_id],
  )
  const { project_id } = sent
  return { order_id: order.id, project_id, customer_id: customer.id, invoice_id: sent.id, payment: rows[0] }
}

/** 10,000 invoices of 5,000 orders, with what was paid on them, beside those of the shop. */
export const fillInvoices = async (world, note) => {
  const model = await createModel(world)
  const client = await world.database.connect()
  try {
    await client.query("BEGIN")
    for (const statement of [...statements(model), ...LOOKED_AT]) await client.query(statement)
    await client.query("COMMIT")
  } finally {
    client.release()
  }
  await world.database.query("VACUUM ANALYZE")
  note(`${INVOICES.toLocaleString("en")} invoices of ${ORDERS.toLocaleString("en")} orders`)
}
