import type { MedusaContainer } from "@medusajs/framework/types"
import { portalServices } from "../../lib/services"
import { fromMinorUnits } from "../../lib/stripe/minor-units"
import type { CheckoutWithParts } from "../../modules/payment/checkouts"
import { allocate } from "./allocate"
import { reportFinding } from "./findings"
import { paymentFailedJob } from "./payment-failed"
import { bookedPayments, inReverse } from "./payment-places"
import type { StripeDispute, StripeTruth } from "./stripe-truth"

/** Reasons of a bank that returns a debit after it had succeeded; cardholders do not give these. */
const RETURNS: ReadonlySet<string> = new Set([
  "insufficient_funds",
  "incorrect_account_details",
  "bank_cannot_process",
  "debit_not_authorized",
])

/**
 * Writes disputes down as Stripe tells them. Money that Stripe has withdrawn is not paid any more, until it comes back. A
 * bank debit that failed after it had succeeded arrives as a dispute that is lost from the start.
 */
export const reconcileDisputes = async (
  container: MedusaContainer,
  truth: StripeTruth,
  checkout: CheckoutWithParts,
): Promise<void> => {
  for (const dispute of truth.disputes) {
    const amount = fromMinorUnits(dispute.amount, truth.currency)
    const { shares } = allocate(amount, inReverse(await bookedPayments(container, checkout), checkout.parts))
    for (const { place, amount: share } of shares)
      await portalServices(container).payments.saveDispute({
        stripe_dispute_id: dispute.id,
        payment_id: place.id,
        order_id: place.order_id,
        currency_code: truth.currency,
        amount: share,
        is_withdrawn: dispute.is_withdrawn,
        status: dispute.status,
        reason: dispute.reason,
        respond_by: dispute.respond_by,
        opened_at: dispute.opened_at,
      })
    if (isReturn(dispute, truth))
      await reportFinding(
        container,
        {
          key: `returned:${dispute.id}`,
          code: "failed_after_paid",
          order_id: checkout.parts[0]?.order_id ?? null,
          invoice_id: checkout.parts.length === 1 ? (checkout.parts[0]?.invoice_id ?? null) : null,
          stripe_id: dispute.id,
          currency_code: truth.currency,
          booked: fromMinorUnits(truth.received, truth.currency),
          at_stripe: amount,
        },
        [paymentFailedJob.with({ checkout_id: checkout.id })],
      )
  }
}

const isReturn = ({ reason, is_withdrawn }: StripeDispute, { method }: StripeTruth): boolean =>
  is_withdrawn && method !== "stripe_card" && RETURNS.has(reason)
