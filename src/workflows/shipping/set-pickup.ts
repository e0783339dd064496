import { markOrderFulfillmentAsDeliveredWorkflow } from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { type CollectPackage, type SetPickup, shippingSettings } from "../../contracts"
import { portalError } from "../../lib/portal-error"
import { portalServices } from "../../lib/services"
import { readOrderShipping, type ShippingPackage } from "../../shipping-view/order-shipping"
import { noticeJobs } from "./notify-automatically"
import { withShippingLock } from "./with-shipping-lock"

/** @throws MedusaError not_found; not_allowed for a package that has left, or was canceled */
const findWaiting = async (container: MedusaContainer, order_id: string, id: string): Promise<ShippingPackage> => {
  const { packages } = await readOrderShipping(container, order_id)
  const found = packages.find((one) => one.id === id)
  if (!found) throw portalError("not_found", "This order does not have this package.")
  if (found.state !== "preparing") throw portalError("not_allowed", "This package has left, or was canceled.")
  return found
}

/**
 * Says that a client collects a package, where, and whether it is ready; or that a carrier brings it after all. Clients see
 * it at once, and are told when staff press Notify or by itself, as the shop's settings say.
 * @throws MedusaError not_found for a package or a place; not_allowed for a package that has left
 */
export const setPickup = async (
  container: MedusaContainer,
  project_id: string,
  { fulfillment_id, place_id, note, is_ready }: SetPickup,
): Promise<void> => {
  const { projects, settings, shipping } = portalServices(container)
  const { order_id } = await projects.getProject(project_id)
  const { pickup_places } = await settings.get(shippingSettings)
  const place = pickup_places.find(({ id }) => id === place_id) ?? null
  if (place_id !== null && place === null) throw portalError("not_found", "This pickup place does not exist any more.")
  await withShippingLock(container, order_id, async () => {
    await findWaiting(container, order_id, fulfillment_id)
    const jobs = await noticeJobs(container, order_id)
    await shipping.setPickup({ order_id, fulfillment_id }, { place, note, is_ready }, jobs)
  })
}

type CollectInput = CollectPackage & { order_id: string }

const collectStep = createStep(
  "collect-portal-package",
  async ({ order_id, fulfillment_id, collected_by }: CollectInput, { container }) => {
    await findWaiting(container, order_id, fulfillment_id)
    await portalServices(container).shipping.setCollected(fulfillment_id, collected_by)
    return new StepResponse(null, fulfillment_id)
  },
  async (fulfillment_id, { container }) => {
    if (fulfillment_id) await portalServices(container).shipping.undoCollected(fulfillment_id)
  },
)

const collectPackageWorkflow = createWorkflow("collect-portal-package", (input: CollectInput) => {
  collectStep(input)
  markOrderFulfillmentAsDeliveredWorkflow.runAsStep({
    input: transform({ input }, ({ input: { order_id, fulfillment_id } }) => ({
      orderId: order_id,
      fulfillmentId: fulfillment_id,
    })),
  })
  return new WorkflowResponse(input)
})

/**
 * Records who collected a package, and marks it as delivered in Medusa.
 * @throws MedusaError not_found; not_allowed for a package that is not ready, or has left; conflict for a collected one
 */
export const collectPackage = async (
  container: MedusaContainer,
  project_id: string,
  input: CollectPackage,
): Promise<void> => {
  const { order_id } = await portalServices(container).projects.getProject(project_id)
  await withShippingLock(container, order_id, async () => {
    await collectPackageWorkflow(container).run({ input: { ...input, order_id } })
  })
}
