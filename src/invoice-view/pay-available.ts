import type { MedusaContainer } from "@medusajs/framework/types"
import type { ProjectInvoices } from "../contracts"
import { portalServices } from "../lib/services"
import { runSql, sql } from "../lib/sql"

/** Medusa marks a provider that the host's configuration does not list (any more) as not enabled. */
const PROVIDER = `SELECT id FROM payment_provider
  WHERE id LIKE 'pp\\_stripe-checkout\\_%' AND is_enabled AND deleted_at IS NULL ORDER BY id LIMIT 1`

/** Id of the payment provider that stands for Stripe in Medusa; null where the host's configuration lists none. */
export const findStripeProvider = async (container: MedusaContainer): Promise<string | null> => {
  const [provider] = await runSql<{ id: string }>(container, sql(PROVIDER))
  return provider?.id ?? null
}

/** Why clients cannot pay invoices in the portal; null when they can. */
export const readPayUnavailable = async (container: MedusaContainer): Promise<ProjectInvoices["pay_unavailable"]> => {
  if (!portalServices(container).settings.options.stripe) return "stripe_missing"
  return (await findStripeProvider(container)) ? null : "provider_missing"
}
