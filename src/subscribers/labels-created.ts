import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { indexLabels } from "../workflows/shipping/jobs"

/** Notes the tracking numbers of a package, so that its carrier's reports find it. If an event is lost, a job does so. */
export default async function labelsCreated({
  event,
  container,
}: SubscriberArgs<{ id?: string; fulfillment_id?: string }>): Promise<void> {
  const id = event.data.fulfillment_id ?? event.data.id
  if (id) await indexLabels(container, { fulfillment_ids: [id] })
}

export const config: SubscriberConfig = {
  event: ["shipment.created", "order.fulfillment_created"],
  context: { subscriberId: "client-portal-labels-created" },
}
