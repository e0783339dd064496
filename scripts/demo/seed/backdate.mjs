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

/** Dates the mails that were sent so far back by an hour: clients who look at their orders now come some time after them. */
export const backdateMails = async (databaseUrl) => {
  await inTransaction(databaseUrl, async (client) => {
    await client.query(
      `UPDATE portal_notice SET created_at = created_at - interval '1 hour', updated_at = updated_at - interval '1 hour'
        WHERE state = 'sent'`,
    )
  })
}
