import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import Stripe from "stripe"
import { findStripeProvider } from "../../invoice-view/pay-available"
import { portalError } from "../../lib/portal-error"
import { portalServices } from "../../lib/services"

/** @throws MedusaError payment_unavailable where the shop is not connected with Stripe */
export const requireStripe = async (container: MedusaContainer): Promise<{ stripe: Stripe; provider_id: string }> => {
  const { stripe } = portalServices(container).payments
  const provider_id = stripe && (await findStripeProvider(container))
  if (!stripe || !provider_id)
    throw portalError(
      "payment_unavailable",
      "The shop is not connected with Stripe: its key or its provider is missing.",
    )
  return { stripe, provider_id }
}

type Refusal = Stripe.errors.StripeInvalidRequestError | Stripe.errors.StripeIdempotencyError

/** What Stripe itself refused, as opposed to being away, busy or broken. A repeat gets the same answer. */
export const isRefusal = (error: unknown): error is Refusal =>
  error instanceof Stripe.errors.StripeInvalidRequestError ||
  (error instanceof Stripe.errors.StripeIdempotencyError && error.statusCode === 400)

/** Stripe has not finished the request that came before under the same key, and keeps nothing of this one. */
export const isStillWorking = (error: unknown): boolean =>
  error instanceof Stripe.errors.StripeError && error.code === "idempotency_key_in_use"

/**
 * Runs requests to Stripe. What it refuses is thrown as it is; anything else, from a cut connection to an answer that is
 * none, becomes one code. Nothing is known then: the caller asks again later, with the same idempotency key.
 * @throws MedusaError stripe_unreachable
 */
export const askStripe = async <T>(container: MedusaContainer, work: () => Promise<T>): Promise<T> => {
  try {
    return await work()
  } catch (error) {
    if (isRefusal(error)) throw error
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
    container.resolve(ContainerRegistrationKeys.LOGGER).warn(`client-portal: Stripe did not answer: ${reason}`)
    throw portalError("stripe_unreachable", "Stripe cannot be reached at the moment. Nothing was charged.")
  }
}
