import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { ensureProjectWorkflow } from "../workflows/project/workflows/ensure-project"

/** A placed order has its project at once; should the event be lost, the first opening or sharing makes it. */
export default async function orderPlaced({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  await ensureProjectWorkflow(container).run({ input: { order_id: event.data.id, actor: null } })
}

export const config: SubscriberConfig = {
  event: "order.placed",
  context: { subscriberId: "client-portal-order-placed" },
}
