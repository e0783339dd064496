import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { ORDER_EVENTS, type OrderEvent, ordersOfEvent } from "../lib/order-events"
import { portalServices } from "../lib/services"

/** What Medusa does with an order shows in the action queue. If an event is lost, a job finds the order. */
export default async function actionQueue({ event, container }: SubscriberArgs<OrderEvent>): Promise<void> {
  await portalServices(container).actionQueue.note(await ordersOfEvent(container, event.name, event.data))
}

export const config: SubscriberConfig = {
  event: ORDER_EVENTS,
  context: { subscriberId: "client-portal-action-queue" },
}
