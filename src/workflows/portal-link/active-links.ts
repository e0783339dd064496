import type { MedusaContainer } from "@medusajs/framework/types"
import { portalServices } from "../../lib/services"
import { linkStateOf } from "../../modules/portal-token/link-state"
import type { LinkRow } from "../../modules/portal-token/rows"

const isActive = (link: LinkRow): boolean => linkStateOf(link, link.read_at) === "active"

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
    .filter(isActive)
    .map(({ id }) => id)
    .filter((id) => chosen?.includes(id) ?? true)
}

/** The same of some orders, by the order, in one statement; orders without such a link are left out. */
export const activeLinkIdsOf = async (
  container: MedusaContainer,
  order_ids: readonly string[],
): Promise<ReadonlyMap<string, string[]>> => {
  const links = await portalServices(container).tokens.linksOfOrders(order_ids)
  const ids = [...links].map(([order_id, all]) => [order_id, all.filter(isActive).map(({ id }) => id)] as const)
  return new Map(ids.filter(([, active]) => active.length > 0))
}
