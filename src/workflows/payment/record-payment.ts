import { emitEventStep } from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import type { Actor, RecordPayment } from "../../contracts"
import { instantOf } from "../../contracts/end-of-day"
import { ClientPortalEvents } from "../../events"
import { isPayable } from "../../invoice-view/invoice-tile"
import { type OrderInvoice, readInvoice } from "../../invoice-view/read-order-invoices"
import { isPayable as isWholeAmount, toMoney } from "../../lib/money"
import { portalError } from "../../lib/portal-error"
import { portalServices } from "../../lib/services"
import type { PaymentRow } from "../../modules/payment/rows"
import { bookPayment } from "./book-payment"
import { closeCheckoutsJob } from "./jobs"
import { paymentBookedJob } from "./payment-booked"
import { withOrderMoneyLock } from "./with-order-money-lock"

export type RecordPaymentInput = RecordPayment & { invoice_id: string; actor: Actor }

/** Medusa's own provider for money that it does not move itself. */
const MANUAL_PROVIDER = "pp_system_default"

const HOURS_AHEAD_OF_UTC = 14

/** The latest day that it is anywhere now: staff may sit ahead of the shop's zone, and type the day of their own calendar. */
const latestDay = (): string => new Date(Date.now() + HOURS_AHEAD_OF_UTC * 3_600_000).toISOString().slice(0, 10)

/** @throws MedusaError not_allowed, amount_invalid */
const assertRecordable = (invoice: OrderInvoice, { amount, received_on }: RecordPaymentInput): void => {
  if (!isPayable(invoice)) throw portalError("not_allowed", "Nothing is owed on this invoice.")
  if (received_on > latestDay())
    throw portalError("not_allowed", "The day on which the money arrived lies in the future.")
  const { currency_code, balance, processing } = invoice.money
  const open = MathBN.sub(balance, processing)
  if (!MathBN.gt(amount, 0) || MathBN.gt(amount, open) || !isWholeAmount(amount, currency_code))
    throw portalError("amount_invalid", `At most ${toMoney(open, currency_code)} can be recorded on this invoice.`)
}

/** Midday, so that the day reads the same in the zones around the shop. */
const middayOf = (day: string, timeZone: string): Date => instantOf(Date.parse(`${day}T12:00:00Z`), timeZone)

/**
 * Records money that came by another way than Stripe and books it in Medusa. The same key is the same payment, also when
 * two tabs send it at once.
 * @throws MedusaError not_found; not_allowed where nothing is owed, or for a day to come; amount_invalid for nothing, for
 *   more than is owed and not on its way already, and for fractions of a coin
 */
export const recordPayment = async (container: MedusaContainer, input: RecordPaymentInput): Promise<PaymentRow> => {
  const { invoices, payments, settings } = portalServices(container)
  const { order_id, project_id, currency_code } = await invoices.getInvoice(input.invoice_id)
  const key = `staff:${input.invoice_id}:${input.key}`
  return await withOrderMoneyLock(container, order_id, async () => {
    const known = await payments.findPayment(key)
    if (!known) assertRecordable((await readInvoice(container, input.invoice_id)).invoice, input)
    const { time_zone } = await settings.getShop()
    const payment =
      known ??
      (await payments.addPayment({
        project_id,
        order_id,
        invoice_id: input.invoice_id,
        method: input.method,
        currency_code,
        amount: toMoney(input.amount, currency_code),
        reference: input.reference,
        note: input.note,
        key,
        received_at: middayOf(input.received_on, time_zone),
        actor: input.actor,
      }))
    const jobs = ({ id: payment_id }: PaymentRow) => [
      paymentBookedJob.with({ payment_id }),
      // Pages at Stripe that ask for the old balance.
      closeCheckoutsJob.with({ order_id }, `close:${order_id}`),
    ]
    await bookPayment(container, { payment, provider_id: MANUAL_PROVIDER, data: {}, jobs })
    return payment
  })
}

/** Not undone: the money arrived, and the evidence says so. A mistake is refunded in Medusa. */
const recordPaymentStep = createStep("record-portal-payment", async (input: RecordPaymentInput, { container }) => {
  const { id, invoice_id, project_id, order_id } = await recordPayment(container, input)
  return new StepResponse({ id, invoice_id, project_id, order_id })
})

/** Staff record a bank transfer, a cheque or cash on an invoice. */
export const recordPaymentWorkflow = createWorkflow("record-portal-payment", (input: RecordPaymentInput) => {
  const payment = recordPaymentStep(input)
  emitEventStep({ eventName: ClientPortalEvents.PAYMENT_RECORDED, data: payment })
  return new WorkflowResponse(payment)
})
