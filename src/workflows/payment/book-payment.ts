import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import {
  createOrderPaymentCollectionWorkflow,
  createPaymentSessionsWorkflow,
  processPaymentWorkflow,
} from "@medusajs/medusa/core-flows"
import type { QueuedJob } from "../../lib/jobs/queued-job"
import { portalError } from "../../lib/portal-error"
import { portalServices } from "../../lib/services"
import type { PaymentRow } from "../../modules/payment/rows"

type Booking = {
  provider_id: string
  /** What the provider needs to know of the payment. */
  data: Record<string, unknown>
  /** What follows from it, enqueued with the note that it is booked. */
  jobs: (payment: PaymentRow) => readonly QueuedJob[]
}

/**
 * Books a payment in Medusa: a collection of exactly its amount, a session, captured. Each step looks at what is there, so
 * that it goes on where a crash has ended it and a repeat books nothing. The caller holds the order's money lock.
 * @returns whether this call has booked it
 */
export const bookPayment = async (
  container: MedusaContainer,
  payment: PaymentRow,
  { provider_id, data, jobs }: Booking,
): Promise<boolean> => {
  if (payment.booked_at) return false
  const collection_id = payment.medusa_collection_id ?? (await createCollection(container, payment))
  const session_id = await ensureSession(container, collection_id, provider_id, data)
  await processPaymentWorkflow(container).run({
    input: { action: "captured", data: { session_id, amount: Number(payment.amount) } },
  })
  const [captured] = await container
    .resolve(Modules.PAYMENT)
    .listPayments({ payment_session_id: session_id }, { select: ["id", "captured_at"] })
  if (!captured?.captured_at)
    throw portalError("unknown_error", `Payment ${payment.id} could not be captured in Medusa.`)
  return await portalServices(container).payments.noteBooked(payment, captured.id, jobs(payment))
}

/** A crash may have come between the collection and its note: then it is there, without a session. */
const findLost = async (container: MedusaContainer, { order_id, amount, created_at }: PaymentRow) => {
  const { rows } = await container.resolve(ContainerRegistrationKeys.PG_CONNECTION).raw<{ rows: { id: string }[] }>(
    `SELECT c.id
       FROM order_payment_collection l JOIN payment_collection c ON c.id = l.payment_collection_id
      WHERE l.order_id = ? AND l.deleted_at IS NULL AND c.deleted_at IS NULL
        AND c.status = 'not_paid' AND c.amount = ?::numeric AND c.created_at >= ?
        AND NOT EXISTS (SELECT FROM payment_session s WHERE s.payment_collection_id = c.id)
        AND NOT EXISTS (SELECT FROM portal_payment p WHERE p.medusa_collection_id = c.id)
      ORDER BY c.created_at LIMIT 1`,
    [order_id, amount, created_at],
  )
  return rows[0]?.id ?? null
}

const createCollection = async (container: MedusaContainer, payment: PaymentRow): Promise<string> => {
  let id = await findLost(container, payment)
  if (id === null) {
    const { result } = await createOrderPaymentCollectionWorkflow(container).run({
      input: { order_id: payment.order_id, amount: Number(payment.amount) },
    })
    id = result[0]?.id ?? null
  }
  if (id === null) throw portalError("unknown_error", "Medusa made no payment collection.")
  await portalServices(container).payments.noteCollection(payment.id, id)
  return id
}

const ensureSession = async (
  container: MedusaContainer,
  payment_collection_id: string,
  provider_id: string,
  data: Record<string, unknown>,
): Promise<string> => {
  const [known] = await container
    .resolve(Modules.PAYMENT)
    .listPaymentSessions({ payment_collection_id }, { select: ["id"], order: { created_at: "ASC" } })
  if (known) return known.id
  const { result } = await createPaymentSessionsWorkflow(container).run({
    input: { payment_collection_id, provider_id, data },
  })
  return result.id
}
