import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { portalServices } from "../lib/services"

const SHIPPING_EVENTS: ReadonlySet<string> = new Set(["shipment.created", "delivery.created"])

const orderOfFulfillment = async (container: MedusaContainer, fulfillment_id: string): Promise<string | undefined> => {
  const row = await container
    .resolve(ContainerRegistrationKeys.PG_CONNECTION)("order_fulfillment")
    .where({ fulfillment_id })
    .whereNull("deleted_at")
    .first<{ order_id: string } | undefined>("order_id")
  return row?.order_id
}

/**
 * What Medusa does with an order counts as activity of its project. It only sorts the staff's list: if an event is lost,
 * the project stands lower until the next activity.
 */
export default async function orderActivity({
  event,
  container,
}: SubscriberArgs<{ id?: string; order_id?: string }>): Promise<void> {
  const { id, order_id } = event.data
  const orderId = id && SHIPPING_EVENTS.has(event.name) ? await orderOfFulfillment(container, id) : (order_id ?? id)
  if (orderId) await portalServices(container).projects.recordActivity(orderId)
}

export const config: SubscriberConfig = {
  event: ["shipment.created", "delivery.created", "order.canceled", "order-edit.confirmed"],
  context: { subscriberId: "client-portal-order-activity" },
}
