import type { MedusaContainer } from "@medusajs/framework/types"
import { SYSTEM_ACTOR } from "../../contracts"
import type { OrderPayment } from "../../invoice-view/read-payments"
import { listedIds } from "../../lib/stripe/metadata"
import { fromMinorUnits } from "../../lib/stripe/minor-units"
import { portalServices } from "../../lib/services"
import type { CheckoutWithParts } from "../../modules/payment/checkouts"
import type { PaymentRow } from "../../modules/payment/rows"
import { type BookingInput, bookPayment } from "./book-payment"
import { reportFinding } from "./findings"
import { bookedPayments } from "./payment-places"
import { isMoneyOut } from "./reconcile-refunds"
import { refundReturnedJob } from "./refund-returned"
import type { StripeRefund, StripeTruth } from "./stripe-truth"

type Booked = { payment: OrderPayment; refund: OrderPayment["refunds"][number] }

/** Medusa's refunds that book a refund of Stripe's. */
const bookingsOf = (payments: readonly OrderPayment[], { booked_by }: StripeRefund): Booked[] => {
  const ids = new Set(listedIds(booked_by))
  return payments.flatMap((payment) =>
    payment.refunds.filter(({ id }) => ids.has(id)).map((refund) => ({ payment, refund })),
  )
}

/**
 * Puts right what failed refunds had booked. A bank may refuse a refund days after it was made; Stripe then keeps the money
 * for the shop, and Medusa cannot undo its refund. So the money is booked as a payment again, of the same invoice: Medusa,
 * the invoice and Stripe agree, and staff can refund it again. Client and staff are told, once for each refund.
 */
export const reconcileReturnedRefunds = async (
  container: MedusaContainer,
  truth: StripeTruth,
  checkout: CheckoutWithParts,
  booking: Pick<BookingInput, "provider_id" | "data">,
): Promise<void> => {
  const failed = truth.refunds.filter((refund) => !isMoneyOut(refund))
  if (failed.length === 0) return
  const payments = await bookedPayments(container, checkout)
  for (const refund of failed) {
    const bookings = bookingsOf(payments, refund)
    for (const booked of bookings) await bookReturned(container, refund, booked, booking)
    if (bookings.length > 0)
      await reportFinding(container, {
        key: `refund_failed:${refund.id}`,
        code: "refund_failed",
        order_id: checkout.parts[0]?.order_id ?? null,
        invoice_id: bookings.length === 1 ? (bookings[0]?.payment.invoice_id ?? null) : null,
        stripe_id: refund.id,
        currency_code: truth.currency,
        booked: fromMinorUnits(refund.amount, truth.currency),
        at_stripe: fromMinorUnits(0, truth.currency),
      })
  }
}

const bookReturned = async (
  container: MedusaContainer,
  { id }: StripeRefund,
  { payment: { project_id, order_id, invoice_id, checkout_id, ...of }, refund }: Booked,
  booking: Pick<BookingInput, "provider_id" | "data">,
): Promise<void> => {
  const payment = await portalServices(container).payments.addPayment({
    ...{ project_id, order_id, invoice_id, checkout_id },
    method: of.method,
    currency_code: of.currency_code,
    amount: refund.amount,
    stripe_payment_intent_id: of.stripe_payment_intent_id,
    last4: of.last4,
    returned_refund_id: refund.id,
    key: `stripe:${id}:${refund.id}:returned`,
    received_at: new Date(),
    actor: SYSTEM_ACTOR,
  })
  const jobs = ({ id: payment_id }: PaymentRow) => [refundReturnedJob.with({ payment_id })]
  await bookPayment(container, { payment, ...booking, jobs })
}
