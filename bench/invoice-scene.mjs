import { Failure } from "../scripts/lib/failure.mjs"
import { sleep } from "../scripts/lib/processes.mjs"

/** Id of the project of an order. */
export const projectIdOf = async (database, orderId) => {
  const { rows } = await database.query("SELECT id FROM portal_project WHERE order_id = $1", [orderId])
  if (rows.length === 0) throw new Failure(`Order ${orderId} has no project`)
  return rows[0].id
}

/**
 * An invoice of an order's project, sent to its client.
 * @param body what `POST /admin/client-portal/projects/:id/invoices` takes
 */
export const sendInvoice = async ({ support, database }, orderId, body) => {
  const admin = await support.adminApi()
  const project = await projectIdOf(database, orderId)
  const { invoice } = await admin.post(`/admin/client-portal/projects/${project}/invoices`, body)
  return (await admin.post(`/admin/client-portal/invoices/${invoice.id}/send`, { revision: invoice.revision })).invoice
}

/** Records a bank transfer. @returns the invoice after it */
export const payInvoice = async ({ support }, { id }, amount) => {
  const admin = await support.adminApi()
  const received_on = new Date().toISOString().slice(0, 10)
  const payment = { method: "bank_transfer", amount, received_on, key: `bench-${id}-${amount}` }
  return (await admin.post(`/admin/client-portal/invoices/${id}/payments`, payment)).invoice
}

/** A charge that staff wrote by hand. */
export const chargeOf = (unit_price, title = "Setup") => ({
  purpose: "charge",
  content: {
    lines: [
      {
        id: "line_1",
        kind: "charge",
        item_ids: [],
        title,
        details: null,
        quantity: "1",
        unit_code: "C62",
        unit_price,
        discount: "0",
        is_tax_inclusive: false,
        taxes: [],
      },
    ],
  },
})

const JOBS_TIMEOUT_MS = 120_000

/** Waits until the jobs that were written are done: mails, documents and bookings would run beside what is measured. */
export const jobsDone = async (database) => {
  const deadline = Date.now() + JOBS_TIMEOUT_MS
  while (Date.now() < deadline) {
    const { rows } = await database.query(
      "SELECT count(*)::int AS open FROM client_portal_jobs.jobs WHERE run_at <= now() AND attempts < max_attempts",
    )
    if (rows[0].open === 0) return
    await sleep(100)
  }
  throw new Failure(`Jobs were still open after ${JOBS_TIMEOUT_MS / 1_000} s`)
}
