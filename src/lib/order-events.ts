import type { MedusaContainer } from "@medusajs/framework/types"
import { runSql, sql } from "./sql"

const OF_FULFILLMENT = `SELECT order_id FROM order_fulfillment WHERE fulfillment_id = ? AND deleted_at IS NULL`
const OF_PAYMENT = `
  SELECT oc.order_id FROM payment p
    JOIN order_payment_collection oc ON oc.payment_collection_id = p.payment_collection_id AND oc.deleted_at IS NULL
   WHERE p.id = ?`

/** Events whose id is that of something else than an order. */
const ORDERS_OF: Partial<Record<string, string>> = {
  "shipment.created": OF_FULFILLMENT,
  "delivery.created": OF_FULFILLMENT,
  "payment.captured": OF_PAYMENT,
  "payment.refunded": OF_PAYMENT,
}

/** Medusa's events after which an order reads differently. */
export const ORDER_EVENTS = [
  ...["order.placed", "order.updated", "order.canceled", "order.completed", "order.archived"],
  ...["order-edit.confirmed", "shipment.created", "delivery.created", "payment.captured", "payment.refunded"],
]

export type OrderEvent = { id?: string; order_id?: string }

/** Ids of the orders that one of `ORDER_EVENTS` is about. */
export const ordersOfEvent = async (
  container: MedusaContainer,
  name: string,
  { id, order_id }: OrderEvent,
): Promise<string[]> => {
  const found = ORDERS_OF[name]
  if (!found || !id) return [order_id ?? id ?? []].flat()
  return (await runSql<{ order_id: string }>(container, sql(found, id))).map((row) => row.order_id)
}
