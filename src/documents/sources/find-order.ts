import type { MedusaContainer } from "@medusajs/framework/types"
import { portalServices } from "../../lib/services"
import type { Order } from "../../order-view/order-shape"
import { isOrderGone, readOrder } from "../../order-view/read-order"
import type { ProjectRow } from "../../modules/project/service"

/** An order with its project; null where there is none of them. */
export const findOrder = async (
  container: MedusaContainer,
  order_id: string,
): Promise<{ order: Order; project: ProjectRow } | null> => {
  const project = await portalServices(container).projects.findByOrder(order_id)
  if (!project) return null
  try {
    return { order: await readOrder(container, order_id), project }
  } catch (error) {
    if (isOrderGone(error)) return null
    throw error
  }
}
