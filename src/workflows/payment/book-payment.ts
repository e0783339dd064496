import {
  createOrderPaymentCollectionWorkflow,
  createPaymentSessionsWorkflow,
  processPaymentWorkflow,
} from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError, PaymentActions } from "@medusajs/framework/utils"
import type { QueuedJob } from "../../lib/jobs/queued-job"
import { portalServices } from "../../lib/services"
import { runSql, sql } from "../../lib/sql"
import type { PaymentRow } from "../../modules/payment/rows"

export type BookingInput = {
  payment: PaymentRow
  /** Medusa's id of the provider, such as "pp_system_default". */
  provider_id: string
  /** For the provider's `initiatePayment`. */
  data: Record<string, unknown>
  /** Written in the transaction that marks the payment as booked. */
  jobs: (payment: PaymentRow) => QueuedJob[]
}

/** Medusa takes amounts as numbers; the digits of an amount of money survive that up to the fifteenth. */
const asNumber = (amount: string): number => Number(amount)

/** The captured payment of a collection; nothing before it was captured. */
const CAPTURED = `SELECT p.id FROM payment p
  WHERE p.payment_collection_id = ? AND p.captured_at IS NOT NULL AND p.deleted_at IS NULL ORDER BY p.created_at LIMIT 1`

const findCaptured = async (container: MedusaContainer, collection_id: string): Promise<string | null> =>
  (await runSql<{ id: string }>(container, sql(CAPTURED, collection_id)))[0]?.id ?? null

const collectionOf = async (container: MedusaContainer, payment: PaymentRow): Promise<string> => {
  if (payment.medusa_collection_id) return payment.medusa_collection_id
  const { result } = await createOrderPaymentCollectionWorkflow(container).run({
    input: { order_id: payment.order_id, amount: asNumber(payment.amount) },
  })
  const id = result[0]?.id
  if (!id) throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, "Medusa made no payment collection")
  await portalServices(container).payments.noteCollection(payment.id, id)
  return id
}

/**
 * Books a payment in Medusa: a collection of exactly its amount on the order, one session, captured. The capture adds the
 * order's transaction. May be repeated after a crash at any point: what is captured already is only marked.
 *
 * The caller holds the order's money (`withOrderMoneyLock`).
 * @returns Medusa's payment id
 */
export const bookPayment = async (
  container: MedusaContainer,
  { payment, provider_id, data, jobs }: BookingInput,
): Promise<string> => {
  const { payments } = portalServices(container)
  if (payment.medusa_payment_id) return payment.medusa_payment_id
  const payment_collection_id = await collectionOf(container, payment)
  const done = await findCaptured(container, payment_collection_id)
  if (!done) {
    const { result: session } = await createPaymentSessionsWorkflow(container).run({
      input: { payment_collection_id, provider_id, data },
    })
    await processPaymentWorkflow(container).run({
      input: {
        action: PaymentActions.SUCCESSFUL,
        data: { session_id: session.id, amount: asNumber(payment.amount) },
      },
    })
  }
  const medusa_payment_id = done ?? (await findCaptured(container, payment_collection_id))
  if (!medusa_payment_id) throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, "Medusa captured no payment")
  await payments.markBooked(payment, medusa_payment_id, jobs)
  return medusa_payment_id
}
