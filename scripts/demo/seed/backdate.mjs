import { rootRequire } from "../../lib/env.mjs"

const EARLIER = "make_interval(days => $2)"

const OF_ORDER = [
  `UPDATE "order" SET created_at = created_at - ${EARLIER} WHERE id = $1`,
  `UPDATE portal_stage_move SET created_at = created_at - ${EARLIER}
    WHERE project_id IN (SELECT p.id FROM portal_project p WHERE p.order_id = $1)`,
]
const OF_SHIPMENTS = [
  `UPDATE fulfillment SET created_at = created_at - ${EARLIER}, packed_at = packed_at - ${EARLIER},
          shipped_at = shipped_at - ${EARLIER}, delivered_at = delivered_at - ${EARLIER}
    WHERE id IN (SELECT f.fulfillment_id FROM order_fulfillment f WHERE f.order_id = $1)`,
]
/** Last: a trigger notes the order for its customer's account, which sorts by the order's date. */
const OF_PROJECT = [`UPDATE portal_project SET created_at = created_at - ${EARLIER} WHERE order_id = $1`]

const inTransaction = async (databaseUrl, work) => {
  const client = new (rootRequire("pg").Client)({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query("BEGIN")
    await work(client)
    await client.query("COMMIT")
  } finally {
    await client.end()
  }
}

/**
 * Dates an order back. What is done over HTTP is of today; a shop that moves to Medusa imports its older orders with their
 * dates, as this does.
 * @param {string} databaseUrl
 * @param {{ orderId: string, placed: number, delivered: number }} what days ago
 */
export const backdate = async (databaseUrl, { orderId, placed, delivered }) => {
  await inTransaction(databaseUrl, async (client) => {
    for (const statement of OF_ORDER) await client.query(statement, [orderId, placed])
    for (const statement of OF_SHIPMENTS) await client.query(statement, [orderId, delivered])
    for (const statement of OF_PROJECT) await client.query(statement, [orderId, placed])
  })
}

const QUIET = [
  `UPDATE portal_approval_request SET created_at = created_at - ${EARLIER} WHERE order_id = $1`,
  `UPDATE portal_link_event SET created_at = created_at - ${EARLIER} WHERE link_id IN (SELECT l.id FROM portal_link l WHERE l.order_id = $1)`,
  `UPDATE portal_link SET created_at = created_at - ${EARLIER}, last_shared_at = last_shared_at - ${EARLIER} WHERE order_id = $1`,
]
const LAST_ACTIVITY = `UPDATE portal_project_index SET last_activity_at = now() - ${EARLIER} WHERE order_id = $1`
const NOTED = "INSERT INTO portal_queue_stale (order_id) VALUES ($1)"

/** As if nothing had happened on an order for so many days. Goes last: whatever is done on an order is activity. */
export const keepQuiet = async (databaseUrl, { orderId, days }) => {
  await inTransaction(databaseUrl, async (client) => {
    for (const statement of QUIET) await client.query(statement, [orderId, days])
  })
  // In a transaction of its own: at the end of that before, triggers took it for activity.
  await inTransaction(databaseUrl, async (client) => {
    await client.query(LAST_ACTIVITY, [orderId, days])
    await client.query(NOTED, [orderId])
  })
}

/** Invoices that were issued keep their dates; the shop that moves to Medusa brings its older ones along. */
const KEEPS_ISSUED = "portal_invoice_keep_issued"

/** As if an invoice had been issued so many days earlier. */
export const backdateInvoice = async (databaseUrl, { id, days }) => {
  await inTransaction(databaseUrl, async (client) => {
    await client.query(`ALTER TABLE portal_invoice DISABLE TRIGGER ${KEEPS_ISSUED}`)
    await client.query(
      `UPDATE portal_invoice SET issued_at = issued_at - ${EARLIER}, created_at = created_at - ${EARLIER},
              due_on = to_char(due_on::date - $2::int, 'YYYY-MM-DD') WHERE id = $1`,
      [id, days],
    )
    await client.query(`ALTER TABLE portal_invoice ENABLE TRIGGER ${KEEPS_ISSUED}`)
  })
}

/** Dates the mails that were sent so far back by an hour: clients who look at their orders now come some time after them. */
export const backdateMails = async (databaseUrl) => {
  await inTransaction(databaseUrl, async (client) => {
    await client.query(
      `UPDATE portal_notice SET created_at = created_at - interval '1 hour', updated_at = updated_at - interval '1 hour'
        WHERE state = 'sent'`,
    )
  })
}
