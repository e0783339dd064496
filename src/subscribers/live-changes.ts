import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { notifyOrdersChanged } from "../lib/live-topics"
import { type OrderEvent, ordersOfEvent } from "../lib/order-events"

/**
 * Tells open pages what Medusa did with an order (docs/adr/0034): its tables have no triggers of ours. Edits in Medusa's
 * admin that have no event: `liveOrderWrites`. Anything else shows when the page asks by itself, within 15 s.
 */
export default async function liveChanges({ event, container }: SubscriberArgs<OrderEvent>): Promise<void> {
  const ids = await ordersOfEvent(container, event.name, event.data)
  if (ids.length > 0) await notifyOrdersChanged(container.resolve(ContainerRegistrationKeys.PG_CONNECTION), ids)
}

export const config: SubscriberConfig = {
  event: [
    ...["order.placed", "order.updated", "order.canceled", "order.completed", "order.archived"],
    ...["order-edit.requested", "order-edit.confirmed", "order-edit.canceled", "order.fulfillment_created"],
    ...["order.fulfillment_canceled", "shipment.created", "delivery.created", "payment.captured", "payment.refunded"],
  ],
  context: { subscriberId: "client-portal-live-changes" },
}
