import { markOrderFulfillmentAsDeliveredWorkflow } from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { shippingSettings } from "../../contracts"
import { portalServices } from "../../lib/services"
import { readOrderShipping } from "../../shipping-view/order-shipping"
import { withShippingLock } from "./with-shipping-lock"

type TrackedPackage = { order_id: string; fulfillment_id: string }

/**
 * Marks packages as delivered in Medusa, once their carrier has delivered all of their parcels. What has been marked, and
 * what has not shipped, stays as it is.
 */
export const deliverByCarrier = async (
  container: MedusaContainer,
  packages: readonly TrackedPackage[],
): Promise<void> => {
  const { mark_delivered } = await portalServices(container).settings.get(shippingSettings)
  if (!mark_delivered) return
  for (const { order_id, fulfillment_id } of packages)
    await withShippingLock(container, order_id, async () => {
      const shipping = await readOrderShipping(container, order_id)
      const found = shipping.packages.find(({ id }) => id === fulfillment_id)
      const is_delivered = found?.state === "shipped" && found.parcels.every(({ state }) => state === "delivered")
      if (!is_delivered) return
      await markOrderFulfillmentAsDeliveredWorkflow(container).run({
        input: { orderId: order_id, fulfillmentId: fulfillment_id },
      })
    })
}
