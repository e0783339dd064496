import type { MedusaContainer } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import { SYSTEM_ACTOR } from "../../contracts"
import { portalServices } from "../../lib/services"
import { fromMinorUnits } from "../../lib/stripe/minor-units"
import type { CheckoutWithParts } from "../../modules/payment/checkouts"
import { reportFinding } from "./findings"
import { bookedPayments } from "./payment-places"
import { isMoneyOut } from "./reconcile-refunds"
import type { StripeTruth } from "./stripe-truth"

/**
 * Holds what Medusa has captured and refunded of a checkout against what Stripe has. They differ for example after a refund
 * that came back to Stripe, which Medusa cannot undo. A difference that is gone resolves itself.
 */
export const compareLedger = async (
  container: MedusaContainer,
  truth: StripeTruth,
  checkout: CheckoutWithParts,
): Promise<void> => {
  const rows = await bookedPayments(container, checkout)
  const booked = MathBN.sub(
    MathBN.sum(0, ...rows.map(({ captured }) => captured)),
    MathBN.sum(0, ...rows.map(({ refunded }) => refunded)),
  )
  const minorOut = truth.refunds.filter(isMoneyOut).reduce((sum, { amount }) => sum + amount, 0)
  const at_stripe = fromMinorUnits(truth.received - minorOut, truth.currency)
  const key = `differs:${checkout.id}`
  if (MathBN.eq(booked, at_stripe)) {
    await portalServices(container).payments.resolveFinding({ key }, SYSTEM_ACTOR, null)
    return
  }
  await reportFinding(container, {
    key,
    code: "amount_differs",
    order_id: checkout.parts[0]?.order_id ?? null,
    stripe_id: truth.payment_intent_id,
    currency_code: truth.currency,
    booked: booked.toFixed(),
    at_stripe,
  })
}
