import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { noteDelivered } from "../production-report/note-delivered"

/** An order that was delivered and changes afterwards is in work again; if an event is lost, a job finds it. */
export default async function orderDelivered({
  event,
  container,
}: SubscriberArgs<{ id?: string; order_id?: string }>): Promise<void> {
  const orderId = event.data.order_id ?? event.data.id
  if (orderId) await noteDelivered(container, orderId)
}

export const config: SubscriberConfig = {
  event: ["order-edit.confirmed", "order.exchange_created", "order.claim_created"],
  context: { subscriberId: "client-portal-order-delivered" },
}
