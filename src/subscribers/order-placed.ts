import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { orderPlacedWorkflow } from "../workflows/project/workflows/order-placed"

/**
 * A placed order has its project at once, and one that staff converted by hand does not go on as a quote. Should the
 * event be lost, the first opening or sharing makes the project.
 */
export default async function orderPlaced({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  await orderPlacedWorkflow(container).run({ input: { order_id: event.data.id } })
}

export const config: SubscriberConfig = {
  event: "order.placed",
  context: { subscriberId: "client-portal-order-placed" },
}
