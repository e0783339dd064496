import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { portalServices } from "../lib/services"
import { closeCheckoutsJob } from "../workflows/payment/jobs"

/**
 * A canceled or edited order closes the payment pages that are open for it. If the event is lost, the page closes before
 * the next one opens, or by itself within a day; money that arrives on it is booked and reported all the same.
 */
export default async function closeCheckouts({
  event,
  container,
}: SubscriberArgs<{ id?: string; order_id?: string }>): Promise<void> {
  const order_id = event.data.order_id ?? event.data.id
  if (order_id) await portalServices(container).outbox.add(closeCheckoutsJob.with({ order_id }, `close:${order_id}`))
}

export const config: SubscriberConfig = {
  event: ["order.canceled", "order-edit.confirmed"],
  context: { subscriberId: "client-portal-close-checkouts" },
}
