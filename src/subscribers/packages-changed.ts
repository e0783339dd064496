import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { portalServices } from "../lib/services"
import { noticeJobs } from "../workflows/shipping/notify-automatically"

/**
 * What ships, or does not any more: clients are told of it where the shop wants that done automatically. If an event is
 * lost, `findUntoldJob` finds the order.
 */
export default async function packagesChanged({
  event,
  container,
}: SubscriberArgs<{ id?: string; order_id?: string; fulfillment_id?: string }>): Promise<void> {
  const { outbox, shipping } = portalServices(container)
  const { id, order_id, fulfillment_id } = event.data
  const fulfillment = fulfillment_id ?? id
  const order = order_id ?? (fulfillment && (await shipping.findOrderOf(fulfillment)))
  for (const job of order ? await noticeJobs(container, order) : []) await outbox.add(job)
}

export const config: SubscriberConfig = {
  event: ["shipment.created", "order.fulfillment_canceled"],
  context: { subscriberId: "client-portal-packages-changed" },
}
