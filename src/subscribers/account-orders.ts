import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import type { MedusaContainer } from "@medusajs/framework/types"
import { portalServices } from "../lib/services"
import { runSql, sql } from "../lib/sql"
import { noteDelivered } from "../production-report/note-delivered"

const OF_FULFILLMENT = `SELECT order_id FROM order_fulfillment WHERE fulfillment_id = ? AND deleted_at IS NULL`
const OF_PAYMENT = `SELECT order_id FROM portal_payment WHERE medusa_payment_id = ? AND deleted_at IS NULL`

/** Events whose id is that of something else than an order. */
const ORDERS_OF: Partial<Record<string, string>> = {
  "shipment.created": OF_FULFILLMENT,
  "delivery.created": OF_FULFILLMENT,
  "payment.captured": OF_PAYMENT,
  "payment.refunded": OF_PAYMENT,
}

const ordersOf = async (
  container: MedusaContainer,
  name: string,
  { id, order_id }: { id?: string; order_id?: string },
): Promise<string[]> => {
  const found = ORDERS_OF[name]
  if (!found || !id) return [order_id ?? id ?? []].flat()
  return (await runSql<{ order_id: string }>(container, sql(found, id))).map((row) => row.order_id)
}

/** What Medusa does with an order shows on its customer's account page. If an event is lost, a job finds the order. */
export default async function accountOrders({
  event,
  container,
}: SubscriberArgs<{ id?: string; order_id?: string }>): Promise<void> {
  const ids = await ordersOf(container, event.name, event.data)
  // A delivered order is a past one.
  if (event.name === "delivery.created") for (const id of ids) await noteDelivered(container, id)
  await portalServices(container).account.indexOrders(ids)
}

export const config: SubscriberConfig = {
  event: [
    ...["order.placed", "order.updated", "order.canceled", "order.completed", "order.archived"],
    ...["order-edit.confirmed", "shipment.created", "delivery.created", "payment.captured", "payment.refunded"],
  ],
  context: { subscriberId: "client-portal-account-orders" },
}
