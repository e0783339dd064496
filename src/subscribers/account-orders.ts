import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { indexOrders } from "../account-view/index-orders"
import { ClientPortalEvents } from "../events"
import { ORDER_EVENTS, type OrderEvent, ordersOfEvent } from "../lib/order-events"
import { noteDelivered } from "../production-report/note-delivered"

/**
 * What Medusa does with an order shows on its customer's account page, and so does a quote that was shared: open pages do not
 * ask about an order that the index does not have yet. If an event is lost, a job finds the order.
 */
export default async function accountOrders({ event, container }: SubscriberArgs<OrderEvent>): Promise<void> {
  const ids =
    event.name === ClientPortalEvents.LINK_SHARED
      ? [event.data.order_id ?? []].flat()
      : await ordersOfEvent(container, event.name, event.data)
  // A delivered order is a past one.
  if (event.name === "delivery.created") for (const id of ids) await noteDelivered(container, id)
  await indexOrders(container, ids)
}

export const config: SubscriberConfig = {
  event: [...ORDER_EVENTS, ClientPortalEvents.LINK_SHARED],
  context: { subscriberId: "client-portal-account-orders" },
}
