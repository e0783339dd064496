import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import { portalServices } from "../lib/services"
import { withTotals } from "./medusa-totals"
import { type Order, type OrderFulfillment, fulfillmentRow, orderRow } from "./order-shape"
import { FULFILLMENTS, ORDERS } from "./order-sql"
import { stripUntrustedMetadata } from "./untrusted-metadata"

const ORDER_GONE = "order_gone"

/** Whether something failed because its order is gone. Also recognizes a workflow's copy of the error. */
export const isOrderGone = (error: unknown): boolean =>
  typeof error === "object" && error !== null && "code" in error && error.code === ORDER_GONE

/**
 * Orders and draft orders by id, those that exist.
 * @throws ZodError naming the column, when Medusa's tables are not as expected
 */
export const readOrders = async (container: MedusaContainer, ids: string[]): Promise<Map<string, Order>> => {
  const { rows } = await container
    .resolve(ContainerRegistrationKeys.PG_CONNECTION)
    .raw<{ rows: unknown[] }>(ORDERS, [ids])
  const { trust_cart_metadata } = portalServices(container).settings.options.orders
  const orders = rows.map((row) => {
    const parsed = orderRow.parse(row)
    return withTotals(trust_cart_metadata ? parsed : stripUntrustedMetadata(parsed))
  })
  return new Map(orders.map((order) => [order.id, order]))
}

/**
 * One order or draft order, read by plain SQL: the joiner and the ORM behind `query.graph` cost ten times as much.
 * @throws MedusaError not_found for an order that does not exist or was deleted (see isOrderGone)
 */
export const readOrder = async (container: MedusaContainer, id: string): Promise<Order> => {
  const order = (await readOrders(container, [id])).get(id)
  if (!order) throw new MedusaError(MedusaError.Types.NOT_FOUND, "This order does not exist any more", ORDER_GONE)
  return order
}

/** Fulfillments of orders by the order's id, oldest first. An order without any is missing. */
export const readFulfillments = async (
  container: MedusaContainer,
  ids: string[],
): Promise<Map<string, OrderFulfillment[]>> => {
  const { rows } = await container
    .resolve(ContainerRegistrationKeys.PG_CONNECTION)
    .raw<{ rows: { order_id: string }[] }>(FULFILLMENTS, [ids])
  const byOrder = new Map<string, OrderFulfillment[]>()
  for (const { order_id, ...row } of rows)
    byOrder.set(order_id, [...(byOrder.get(order_id) ?? []), fulfillmentRow.parse(row)])
  return byOrder
}
