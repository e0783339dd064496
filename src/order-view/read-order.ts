import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import { type Order, ORDER_FIELDS, orderShape } from "./order-shape"
import { stripUntrustedMetadata, ordersFromCarts } from "./untrusted-metadata"

const ORDER_GONE = "order_gone"

/** Whether something could not be done because its order is gone; told from a workflow's copy of the error as well. */
export const isOrderGone = (error: unknown): boolean =>
  typeof error === "object" && error !== null && "code" in error && error.code === ORDER_GONE

/**
 * One order or draft order as the page needs it.
 * @throws MedusaError not_found for an order that does not exist or was deleted
 */
export const readOrder = async (container: MedusaContainer, orderId: string): Promise<Order> => {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const [{ data }, fromCarts] = await Promise.all([
    query.graph({ entity: "order", fields: ORDER_FIELDS, filters: { id: orderId } }),
    ordersFromCarts(container, [orderId]),
  ])
  if (!data[0]) throw new MedusaError(MedusaError.Types.NOT_FOUND, "This order does not exist any more", ORDER_GONE)
  return stripUntrustedMetadata(orderShape.parse(data[0]), fromCarts)
}
