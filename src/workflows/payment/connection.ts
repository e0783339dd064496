import type { MedusaContainer } from "@medusajs/framework/types"
import Stripe from "stripe"
import type { StripeConnection } from "../../contracts"
import { findStripeProvider } from "../../invoice-view/pay-available"
import { portalServices } from "../../lib/services"
import { stripeMode } from "../../lib/stripe/connection"

export const WEBHOOK_PATH = "/hooks/client-portal/stripe"

/** How the shop is connected with Stripe, asked of Stripe now. Holds no key and no secret. */
export const readStripeConnection = async (container: MedusaContainer): Promise<StripeConnection> => {
  const { payments, settings } = portalServices(container)
  const access = settings.options.stripe
  const { last_event_at, waiting, failed } = await payments.readEventHealth()
  const common = {
    has_provider: (await findStripeProvider(container)) !== null,
    webhook: {
      has_secret: access !== undefined,
      path: WEBHOOK_PATH,
      last_event_at: last_event_at?.toISOString() ?? null,
      waiting,
      failed,
    },
  }
  if (!payments.stripe || !access) return { ...common, state: "missing", mode: null, account: null, problem: null }
  const mode = stripeMode(access)
  try {
    const { id, country, business_profile, settings: of } = await payments.stripe.accounts.retrieveCurrent()
    const name = of?.dashboard.display_name ?? business_profile?.name ?? null
    return { ...common, state: "connected", mode, account: { id, name, country: country ?? null }, problem: null }
  } catch (error) {
    const isRefused =
      error instanceof Stripe.errors.StripeAuthenticationError || error instanceof Stripe.errors.StripePermissionError
    const problem = error instanceof Error ? error.message : String(error)
    return { ...common, state: isRefused ? "refused" : "unreachable", mode, account: null, problem }
  }
}
