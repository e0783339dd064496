import type { MedusaContainer } from "@medusajs/framework/types"
import type { ProjectInvoices } from "../contracts"
import { portalServices } from "../lib/services"
import { runSql, sql } from "../lib/sql"

/** Medusa marks a provider that the host's configuration does not list (any more) as not enabled. */
const PROVIDER = `SELECT id FROM payment_provider
  WHERE id LIKE 'pp_stripe-checkout%' AND is_enabled AND deleted_at IS NULL LIMIT 1`

/** Why clients cannot pay invoices in the portal; null when they can. */
export const readPayUnavailable = async (container: MedusaContainer): Promise<ProjectInvoices["pay_unavailable"]> => {
  if (!portalServices(container).settings.options.stripe) return "stripe_missing"
  const [provider] = await runSql<{ id: string }>(container, sql(PROVIDER))
  return provider ? null : "provider_missing"
}
