import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { portalServices } from "../lib/services"

type Metadata = Record<string, unknown>
type Worded = { id: string; metadata: Metadata; items: { metadata: Metadata }[] }

/**
 * Of the given orders those whose metadata is not the shop's own. Whoever fills a cart through the store API writes the
 * metadata of the cart and of its lines, and Medusa takes both over into the order: a shopper's words would stand on a
 * page, and in a signed document, as the shop's. Draft orders, which staff make, come from no cart.
 */
export const ordersFromCarts = async (container: MedusaContainer, ids: string[]): Promise<ReadonlySet<string>> => {
  if (portalServices(container).settings.options.orders.trust_cart_metadata) return new Set()
  const rows = await container
    .resolve(ContainerRegistrationKeys.PG_CONNECTION)("order_cart")
    .whereIn("order_id", ids)
    .whereNull("deleted_at")
    .select<{ order_id: string }[]>("order_id")
  return new Set(rows.map(({ order_id }) => order_id))
}

/** The order without the words of whoever filled its cart. */
export const stripUntrustedMetadata = <T extends Worded>(order: T, fromCarts: ReadonlySet<string>): T =>
  fromCarts.has(order.id)
    ? { ...order, metadata: {}, items: order.items.map((item) => ({ ...item, metadata: {} })) }
    : order
