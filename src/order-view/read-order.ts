import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import { z } from "zod"
import { portalServices } from "../lib/services"
import { withTotals } from "./medusa-totals"
import { type Order, type OrderFulfillment, fulfillmentRow, orderRow } from "./order-shape"
import { stripUntrustedMetadata } from "./untrusted-metadata"

/*
 * Functions of the database (Migration20261126220000 of the project module). Read by plain SQL, because the joiner and the
 * ORM behind `query.graph` cost ten times as much.
 */
export const READ_ORDER = 'SELECT portal_read_order(?) AS "order"'
const READ_FULFILLMENTS = "SELECT portal_read_fulfillments(?) AS fulfillments"

const ORDER_GONE = "order_gone"

/** Whether something failed because its order is gone. Also recognizes a workflow's copy of the error. */
export const isOrderGone = (error: unknown): boolean =>
  typeof error === "object" && error !== null && "code" in error && error.code === ORDER_GONE

/**
 * One order or draft order, with everything but its fulfillments.
 * @throws MedusaError not_found for an order that does not exist or was deleted (see isOrderGone)
 * @throws ZodError naming the column, when Medusa's tables are not as expected
 */
export const readOrder = async (container: MedusaContainer, id: string): Promise<Order> => {
  const { rows } = await container
    .resolve(ContainerRegistrationKeys.PG_CONNECTION)
    .raw<{ rows: { order: unknown }[] }>(READ_ORDER, [id])
  const order = rows[0]?.order
  if (!order) throw new MedusaError(MedusaError.Types.NOT_FOUND, "This order does not exist any more", ORDER_GONE)
  const parsed = orderRow.parse(order)
  const { trust_cart_metadata } = portalServices(container).settings.options.orders
  return withTotals(trust_cart_metadata ? parsed : stripUntrustedMetadata(parsed))
}

/** An order's fulfillments, oldest first. @throws ZodError as readOrder */
export const readFulfillments = async (container: MedusaContainer, order_id: string): Promise<OrderFulfillment[]> => {
  const { rows } = await container
    .resolve(ContainerRegistrationKeys.PG_CONNECTION)
    .raw<{ rows: { fulfillments: unknown }[] }>(READ_FULFILLMENTS, [order_id])
  return z.array(fulfillmentRow).parse(rows[0]?.fulfillments)
}
