import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

/**
 * Discards an order's pending edits that contain nothing. Medusa's draft editor leaves one behind with every saved change;
 * it would make the order say "Order edit pending" and block its fulfillment. Edits with any action in them stay.
 * @returns how many were discarded
 */
export const discardEmptyOrderChanges = async (container: MedusaContainer, order_id: string): Promise<number> => {
  const orders = container.resolve(Modules.ORDER)
  const pending = await orders.listOrderChanges(
    { order_id, status: ["pending", "requested"] },
    { select: ["id", "change_type"], relations: ["actions"] },
  )
  const empty = pending.filter(({ change_type, actions }) => change_type === "edit" && actions.length === 0)
  if (empty.length) await orders.softDeleteOrderChanges(empty.map(({ id }) => id))
  return empty.length
}
