import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId } from "@medusajs/framework/utils"
import type { Actor } from "../../contracts"
import { actorColumns, actorOfRow } from "../../lib/actor-columns"
import { appendEvidence, lockChain } from "../../lib/evidence/store"
import { enqueueAll, type QueuedJob } from "../../lib/jobs/queued-job"
import type { PaymentRow } from "./rows"

export type NewPayment = Pick<
  PaymentRow,
  "project_id" | "order_id" | "invoice_id" | "method" | "currency_code" | "amount" | "key" | "received_at"
> &
  Partial<Pick<PaymentRow, "checkout_id" | "stripe_payment_intent_id" | "last4" | "reference" | "note">> & {
    actor: Actor
  }

/**
 * Writes payments down before they are booked in Medusa. Under a key that is known the row that is there stays as it is.
 * @returns the rows, in the order of the input
 */
export const reservePayments = async (trx: Knex, payments: readonly NewPayment[]): Promise<PaymentRow[]> => {
  for (const { actor, ...payment } of payments)
    await trx<PaymentRow>("portal_payment")
      .insert({ id: generateEntityId(undefined, "ppay"), ...payment, ...actorColumns(actor) })
      .onConflict(trx.raw("(key) WHERE deleted_at IS NULL"))
      .ignore()
  const keys = payments.map(({ key }) => key)
  const rows = await trx<PaymentRow>("portal_payment").whereIn("key", keys).whereNull("deleted_at")
  return rows.sort((a, b) => keys.indexOf(a.key) - keys.indexOf(b.key))
}

/** Payments that arrived through one checkout. */
export const listOfCheckout = async (knex: Knex, checkout_id: string): Promise<PaymentRow[]> =>
  await knex<PaymentRow>("portal_payment").where({ checkout_id }).whereNull("deleted_at").orderBy(["created_at", "id"])

export const noteCollection = async (knex: Knex, id: string, medusa_collection_id: string): Promise<void> => {
  await knex<PaymentRow>("portal_payment").where({ id }).update({ medusa_collection_id, updated_at: new Date() })
}

/**
 * Notes that a payment is booked in Medusa, with its evidence and what follows from it, once.
 * @returns false when it was noted before
 */
export const noteBooked = async (
  trx: Knex,
  payment: PaymentRow,
  medusa_payment_id: string,
  jobs: readonly QueuedJob[],
): Promise<boolean> => {
  await lockChain(trx, payment.project_id)
  const at = new Date()
  const changed = await trx<PaymentRow>("portal_payment")
    .where({ id: payment.id })
    .whereNull("booked_at")
    .update({ medusa_payment_id, booked_at: at, updated_at: at })
  if (changed === 0) return false
  const { type, id, name } = actorOfRow(payment)
  await appendEvidence(trx, {
    chain_id: payment.project_id,
    at,
    kind: "payment.recorded",
    facts: {
      payment_id: payment.id,
      invoice_id: payment.invoice_id,
      method: payment.method,
      amount: payment.amount,
      currency_code: payment.currency_code,
      medusa_payment_id,
      stripe_payment_intent_id: payment.stripe_payment_intent_id,
      actor_type: type,
      actor_id: id,
    },
    personal: { actor_name: name },
  })
  await enqueueAll(trx, jobs)
  return true
}
