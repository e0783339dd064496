import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId } from "@medusajs/framework/utils"
import type { CheckoutState, Money } from "../../contracts"
import { enqueueAll, type QueuedJob } from "../../lib/jobs/queued-job"
import { portalError } from "../../lib/portal-error"
import type { CheckoutPartRow, CheckoutRow, PaymentRow } from "./rows"

export type CheckoutWithParts = CheckoutRow & { parts: CheckoutPartRow[] }

export type NewCheckout = Pick<CheckoutRow, "project_id" | "link_id" | "version" | "currency_code" | "amount"> & {
  parts: { invoice_id: string; order_id: string; amount: Money }[]
}

/** What may become known of a checkout. */
export type CheckoutChanges = Partial<
  Pick<CheckoutRow, "stripe_session_id" | "stripe_payment_intent_id" | "url" | "expires_at" | "method" | "failure">
> & { state: CheckoutState }

/** In these, the checkout may still be paid or the money is on its way. */
const OPEN_STATES: ReadonlySet<CheckoutState> = new Set(["opening", "open", "processing"])

const withParts = async (knex: Knex, rows: CheckoutRow[]): Promise<CheckoutWithParts[]> => {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const parts = await knex<CheckoutPartRow>("portal_checkout_part")
    .whereIn("checkout_id", ids)
    .whereNull("deleted_at")
    .orderBy(["checkout_id", "position"])
  return rows.map((row) => ({ ...row, parts: parts.filter(({ checkout_id }) => checkout_id === row.id) }))
}

const INSERT = `
  WITH checkout AS (
    INSERT INTO portal_checkout (id, project_id, link_id, version, currency_code, amount, attempt, state)
    SELECT :id, :project_id, :link_id, :version, :currency_code, :amount, coalesce(max(k.attempt), 0) + 1, 'opening'
      FROM portal_checkout k WHERE k.version = :version AND k.deleted_at IS NULL
    RETURNING *),
  parts AS (
    INSERT INTO portal_checkout_part (id, checkout_id, invoice_id, order_id, amount, position, is_open)
    SELECT part.id, :id, part.invoice_id, part.order_id, part.amount, part.position, true
      FROM json_to_recordset(:parts) AS part(id text, invoice_id text, order_id text, amount text, position int))
  SELECT * FROM checkout`

/**
 * Inserts a checkout that is about to be opened at Stripe, in one statement: the client waits for it. The index on its parts
 * refuses a second open one for an invoice: the caller has closed the others, under the order's money lock.
 */
export const insertCheckout = async (knex: Knex, { parts, ...input }: NewCheckout): Promise<CheckoutRow> => {
  const inserted = parts.map((part, position) => ({ id: generateEntityId(undefined, "pchp"), ...part, position }))
  const bindings = { id: generateEntityId(undefined, "pchk"), ...input, parts: JSON.stringify(inserted) }
  const { rows } = await knex.raw<{ rows: CheckoutRow[] }>(INSERT, bindings)
  const [checkout] = rows
  if (!checkout) throw portalError("unknown_error", "The checkout could not be written.")
  return checkout
}

export const findCheckout = async (
  knex: Knex,
  where: Partial<Pick<CheckoutRow, "id" | "stripe_session_id" | "stripe_payment_intent_id">>,
): Promise<CheckoutWithParts | null> => {
  const rows = await knex<CheckoutRow>("portal_checkout").where(where).whereNull("deleted_at").limit(1)
  return (await withParts(knex, rows))[0] ?? null
}

/** Checkouts that may still be paid: of these invoices, or of these orders. Oldest first. */
export const listOpenCheckouts = async (
  knex: Knex,
  of: { invoice_ids: readonly string[] } | { order_ids: readonly string[] },
): Promise<CheckoutWithParts[]> => {
  const [column, ids] = "invoice_ids" in of ? ["invoice_id", of.invoice_ids] : ["order_id", of.order_ids]
  const open = knex<CheckoutPartRow>("portal_checkout_part")
    .whereIn(column, [...ids])
    .where({ is_open: true })
    .whereNull("deleted_at")
    .select("checkout_id")
  const rows = await knex<CheckoutRow>("portal_checkout").whereIn("id", open).orderBy(["created_at", "id"])
  return await withParts(knex, rows)
}

/** Ids of checkouts whose truth may have changed at Stripe since they were looked at: open ones, and recent ones. */
export const listCheckoutsToCheck = async (knex: Knex, since: Date): Promise<string[]> => {
  const rows = await knex<CheckoutRow>("portal_checkout")
    .where((query) =>
      query
        .whereIn("state", [...OPEN_STATES])
        .orWhere("updated_at", ">", since)
        .orWhereIn("id", knex("portal_payment").where("received_at", ">", since).select("checkout_id")),
    )
    .whereNull("deleted_at")
    .orderBy(["created_at", "id"])
    .select("id")
  return rows.map(({ id }) => id)
}

/**
 * Writes what became of a checkout. Once nothing can be paid any more its invoices are free for another one.
 * @param jobs what follows from the change
 */
export const changeCheckout = async (
  knex: Knex,
  id: string,
  changes: CheckoutChanges,
  jobs: readonly QueuedJob[],
): Promise<void> => {
  const write = async (connection: Knex): Promise<void> => {
    await connection<CheckoutRow>("portal_checkout")
      .where({ id })
      .update({ ...changes, updated_at: new Date() })
  }
  // The client waits for this one; a statement alone commits by itself.
  if (OPEN_STATES.has(changes.state) && jobs.length === 0) return await write(knex)
  await knex.transaction(async (trx) => {
    await write(trx)
    if (!OPEN_STATES.has(changes.state))
      await trx<CheckoutPartRow>("portal_checkout_part").where({ checkout_id: id }).update({ is_open: false })
    await enqueueAll(trx, jobs)
  })
}

/** Payments that arrived through one checkout. */
export const listPaymentsOf = async (knex: Knex, checkout_id: string): Promise<PaymentRow[]> =>
  await knex<PaymentRow>("portal_payment").where({ checkout_id }).whereNull("deleted_at").orderBy(["created_at", "id"])
