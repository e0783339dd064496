import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { ClientPortalEvents } from "../events"
import { portalServices } from "../lib/services"
import { closeCheckoutsJob } from "../workflows/payment/jobs"

/**
 * A canceled or edited order, and an invoice that was voided, credited or paid in another way, close the payment pages that
 * are open for it. If the event is lost, the page closes before
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
  event: [
    "order.canceled",
    "order-edit.confirmed",
    ClientPortalEvents.INVOICE_VOIDED,
    ClientPortalEvents.CREDIT_NOTE_ISSUED,
    ClientPortalEvents.PAYMENT_RECORDED,
  ],
  context: { subscriberId: "client-portal-close-checkouts" },
}
