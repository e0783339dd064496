import type { MedusaContainer } from "@medusajs/framework/types"
import { portalError } from "../../lib/portal-error"
import { portalServices } from "../../lib/services"
import { reconcileLocked } from "./reconcile-checkout"
import { askStripe, isRefusal, requireStripe } from "./stripe-access"

/**
 * Ends a checkout at Stripe, so that it cannot be paid any more. Where it has been paid already, the money is booked. The
 * caller holds the money lock of its orders.
 * @throws MedusaError payment_processing when a bank debit is on its way, stripe_unreachable
 */
export const closeCheckout = async (container: MedusaContainer, checkout_id: string): Promise<void> => {
  const { payments } = portalServices(container)
  const checkout = await payments.findCheckout({ id: checkout_id })
  if (!checkout) return
  // Opened at Stripe or not, its address was given to no client: the answer that holds it never arrived.
  if (checkout.stripe_session_id === null) return await payments.changeCheckout(checkout_id, { state: "expired" })
  const { stripe } = await requireStripe(container)
  const session_id = checkout.stripe_session_id
  await askStripe(container, async () => {
    try {
      await stripe.checkout.sessions.expire(session_id)
    } catch (error) {
      // It has ended: paid, on its way, or expired by itself. What is true is read below.
      if (!isRefusal(error)) throw error
    }
  })
  const state = await reconcileLocked(container, checkout_id)
  if (state === "processing") throw portalError("payment_processing", "A bank debit for this invoice is on its way.")
}
