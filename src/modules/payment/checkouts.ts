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
  const ids = rows.map(({ id }) => id)
  const parts = await knex<CheckoutPartRow>("portal_checkout_part")
    .whereIn("checkout_id", ids)
    .whereNull("deleted_at")
    .orderBy(["checkout_id", "position"])
  return rows.map((row) => ({ ...row, parts: parts.filter(({ checkout_id }) => checkout_id === row.id) }))
}

/**
 * Inserts a checkout that is about to be opened at Stripe. The index on its parts refuses a second open one for an invoice:
 * the caller has closed the others, under the order's money lock.
 */
export const insertCheckout = async (trx: Knex, { parts, ...input }: NewCheckout): Promise<CheckoutWithParts> => {
  const id = generateEntityId(undefined, "pchk")
  const last = await trx<CheckoutRow>("portal_checkout")
    .where({ version: input.version })
    .max<{ attempt: number | null }>({ attempt: "attempt" })
    .first()
  const attempt = (last?.attempt ?? 0) + 1
  const rows = await trx<CheckoutRow>("portal_checkout")
    .insert({ id, ...input, attempt, state: "opening" })
    .returning("*")
  const inserted = parts.map((part, position) => ({
    id: generateEntityId(undefined, "pchp"),
    checkout_id: id,
    ...part,
    position,
    is_open: true,
  }))
  await trx<CheckoutPartRow>("portal_checkout_part").insert(inserted)
  const [checkout] = await withParts(trx, rows)
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
  trx: Knex,
  id: string,
  changes: CheckoutChanges,
  jobs: readonly QueuedJob[],
): Promise<void> => {
  await trx<CheckoutRow>("portal_checkout")
    .where({ id })
    .update({ ...changes, updated_at: new Date() })
  if (!OPEN_STATES.has(changes.state))
    await trx<CheckoutPartRow>("portal_checkout_part").where({ checkout_id: id }).update({ is_open: false })
  await enqueueAll(trx, jobs)
}

/** Payments that arrived through one checkout. */
export const listPaymentsOf = async (knex: Knex, checkout_id: string): Promise<PaymentRow[]> =>
  await knex<PaymentRow>("portal_payment").where({ checkout_id }).whereNull("deleted_at").orderBy(["created_at", "id"])
