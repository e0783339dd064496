import type { MedusaContainer } from "@medusajs/framework/types"
import { portalServices } from "../../lib/services"
import { linkStateOf } from "../../modules/portal-token/link-state"

/**
 * Ids of the links whose recipients hear of an order: those that work.
 * @param chosen these alone; ids of other orders' links and of ended ones are left out
 */
export const activeLinkIds = async (
  container: MedusaContainer,
  order_id: string,
  chosen?: readonly string[],
): Promise<string[]> => {
  const links = await portalServices(container).tokens.listLinks({ order_id })
  return links
    .filter((link) => linkStateOf(link, link.read_at) === "active")
    .map(({ id }) => id)
    .filter((id) => chosen?.includes(id) ?? true)
}
