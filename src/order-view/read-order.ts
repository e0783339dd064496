import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { z } from "zod"
import { portalServices } from "../lib/services"
import { callFunctions } from "../lib/sql"
import { withTotals } from "./medusa-totals"
import { type Order, type OrderFulfillment, fulfillmentRow, orderRow } from "./order-shape"
import { stripUntrustedMetadata } from "./untrusted-metadata"

/*
 * Functions of the database (Migration20261126220000 and 20261127191800 of the project module). Read by plain SQL, because the joiner and the
 * ORM behind `query.graph` cost ten times as much.
 */
export const READ_ORDER = "portal_read_order"
export const READ_FULFILLMENTS = "portal_read_fulfillments"

const ORDER_GONE = "order_gone"

/** Whether something failed because its order is gone. Also recognizes a workflow's copy of the error. */
export const isOrderGone = (error: unknown): boolean =>
  typeof error === "object" && error !== null && "code" in error && error.code === ORDER_GONE

/**
 * One order or draft order, with everything but its fulfillments.
 * @param rows what READ_ORDER gave
 * @throws MedusaError not_found for an order that does not exist or was deleted (see isOrderGone)
 * @throws ZodError naming the column, when Medusa's tables are not as expected
 */
export const toOrder = ([row]: readonly unknown[], container: MedusaContainer): Order => {
  if (!row) throw new MedusaError(MedusaError.Types.NOT_FOUND, "This order does not exist any more", ORDER_GONE)
  const parsed = orderRow.parse(row)
  const { trust_cart_metadata } = portalServices(container).settings.options.orders
  return withTotals(trust_cart_metadata ? parsed : stripUntrustedMetadata(parsed))
}

/** Reads one order. Throws as `toOrder`. */
export const readOrder = async (container: MedusaContainer, id: string): Promise<Order> =>
  toOrder(await callFunctions(container, [READ_ORDER], id), container)

/** An order's fulfillments, oldest first. @param rows what READ_FULFILLMENTS gave @throws ZodError as toOrder */
export const toFulfillments = ([rows]: readonly unknown[]): OrderFulfillment[] => z.array(fulfillmentRow).parse(rows)

export const readFulfillments = async (container: MedusaContainer, order_id: string): Promise<OrderFulfillment[]> =>
  toFulfillments(await callFunctions(container, [READ_FULFILLMENTS], order_id))
