import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId, MedusaError } from "@medusajs/framework/utils"
import type { Actor } from "../../contracts"
import { actorColumns, actorOfRow } from "../../lib/actor-columns"
import { appendEvidence, lockChain } from "../../lib/evidence/store"
import { enqueueAll, type QueuedJob } from "../../lib/jobs/queued-job"
import type { PaymentRow } from "./rows"

export type NewPayment = Pick<
  PaymentRow,
  "project_id" | "order_id" | "invoice_id" | "method" | "currency_code" | "amount" | "key" | "received_at"
> &
  Partial<
    Pick<PaymentRow, "checkout_id" | "stripe_payment_intent_id" | "last4" | "returned_refund_id" | "reference" | "note">
  > & { actor: Actor }

export const findPayment = async (knex: Knex, key: string): Promise<PaymentRow | null> =>
  (await knex<PaymentRow>("portal_payment").where({ key }).whereNull("deleted_at").first()) ?? null

/**
 * Writes a payment down before it is booked in Medusa, once for each key: after a crash in between, the same key finds it
 * and goes on.
 */
export const insertPayment = async (knex: Knex, { actor, ...fields }: NewPayment): Promise<PaymentRow> => {
  await knex("portal_payment")
    .insert({ id: generateEntityId(undefined, "ppay"), ...fields, ...actorColumns(actor) })
    .onConflict(knex.raw("(key) WHERE deleted_at IS NULL"))
    .ignore()
  const row = await findPayment(knex, fields.key)
  if (!row) throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, "The payment was not written")
  return row
}

/** Keeps Medusa's collection, so that a repeat books into the same one. */
export const noteCollection = async (knex: Knex, id: string, medusa_collection_id: string): Promise<void> => {
  await knex("portal_payment").where({ id }).update({ medusa_collection_id, updated_at: new Date() })
}

/**
 * Marks a payment as booked, once: with its evidence and the follow-up jobs in one transaction.
 * @param jobs what happens now that the money counts
 * @returns whether this call marked it
 */
export const markBooked = async (
  trx: Knex,
  { id, project_id }: Pick<PaymentRow, "id" | "project_id">,
  medusa_payment_id: string,
  jobs: (payment: PaymentRow) => QueuedJob[],
): Promise<boolean> => {
  await lockChain(trx, project_id)
  const now = new Date()
  const [payment] = await trx("portal_payment")
    .where({ id })
    .whereNull("booked_at")
    .update({ medusa_payment_id, booked_at: now, updated_at: now })
    .returning<PaymentRow[]>("*")
  if (!payment) return false
  const actor = actorOfRow(payment)
  await appendEvidence(trx, {
    chain_id: project_id,
    kind: "payment.recorded",
    at: now,
    facts: {
      payment_id: id,
      invoice_id: payment.invoice_id,
      method: payment.method,
      amount: payment.amount,
      currency_code: payment.currency_code,
      medusa_payment_id,
      stripe_payment_intent_id: payment.stripe_payment_intent_id,
      actor_type: actor.type,
      actor_id: actor.id,
      ...(payment.returned_refund_id === null ? {} : { returned_refund_id: payment.returned_refund_id }),
    },
    personal: { actor_name: actor.name },
  })
  await enqueueAll(trx, jobs(payment))
  return true
}
