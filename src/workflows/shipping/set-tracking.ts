import { createOrderShipmentWorkflow } from "@medusajs/medusa/core-flows"
import type { FulfillmentLabelDTO, MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  when,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import {
  type Actor,
  NUMBER_PLACEHOLDER,
  recognizeCarrier,
  type SetTracking,
  shippingSettings,
  type ShippingSettings,
  trackingKey,
} from "../../contracts"
import { portalError } from "../../lib/portal-error"
import { portalServices } from "../../lib/services"
import type { OrderFulfillment } from "../../order-view/order-shape"
import { readFulfillments } from "../../order-view/read-order"
import { noticeJobs } from "./notify-automatically"
import { withShippingLock } from "./with-shipping-lock"

export type SetTrackingInput = SetTracking & { project_id: string; actor: Actor }
type Label = { tracking_number: string; tracking_url: string; label_url: string }

/** Where Medusa and everything else that reads its labels follow a number; empty where the carrier is open. */
const labelUrl = ({ number, carrier }: SetTracking["parcels"][number], { carriers }: ShippingSettings): string => {
  const recognized = recognizeCarrier(number)
  const id = carrier ?? ("certain" in recognized ? recognized.certain : null)
  const template = carriers.find((known) => known.id === id)?.link ?? ""
  return template.replace(NUMBER_PLACEHOLDER, encodeURIComponent(trackingKey(number)))
}

/** @throws MedusaError not_found; not_allowed for a package that was canceled */
const findFulfillment = async (container: MedusaContainer, order_id: string, id: string): Promise<OrderFulfillment> => {
  const found = (await readFulfillments(container, order_id)).find((one) => one.id === id)
  if (!found) throw portalError("not_found", "This order does not have this package.")
  if (found.canceled_at) throw portalError("not_allowed", "This package was canceled.")
  return found
}

type Prepared = { order_id: string; fulfillment_id: string; items: { id: string; quantity: number }[]; labels: Label[] }

const prepareStep = createStep(
  "prepare-portal-tracking",
  async ({ project_id, fulfillment_id, parcels }: SetTrackingInput, { container }) => {
    const { projects, settings } = portalServices(container)
    const { order_id } = await projects.getProject(project_id)
    const fulfillment = await findFulfillment(container, order_id, fulfillment_id)
    const rules = await settings.get(shippingSettings)
    // The same number written twice is one parcel.
    const unique = [...new Map(parcels.map((parcel) => [trackingKey(parcel.number), parcel])).values()]
    const labels = unique.map((parcel) => ({
      tracking_number: parcel.number,
      tracking_url: labelUrl(parcel, rules),
      label_url: "",
    }))
    const items = fulfillment.items.flatMap(({ line_item_id, quantity }) =>
      line_item_id === null ? [] : [{ id: line_item_id, quantity }],
    )
    const prepared: Prepared & { is_new: boolean } = {
      order_id,
      fulfillment_id,
      items,
      labels,
      is_new: fulfillment.shipped_at === null && fulfillment.delivered_at === null,
    }
    return new StepResponse(prepared)
  },
)

/**
 * What staff say of the numbers: of whom they are, and how they are sent. The job that tells clients commits with it, and
 * waits for the order's lock: with all of the workflow's steps it tells of the new numbers, after a crash of what is there.
 */
const saveChoicesStep = createStep(
  "save-portal-tracking-choices",
  async ({ prepared, parcels }: { prepared: Prepared; parcels: SetTracking["parcels"] }, { container }) => {
    const jobs = await noticeJobs(container, prepared.order_id)
    const before = await portalServices(container).shipping.setTracking(prepared, parcels, jobs)
    return new StepResponse(null, { prepared, before })
  },
  async (saved, { container }) => {
    if (saved) await portalServices(container).shipping.setTracking(saved.prepared, saved.before, [])
  },
)

/** Medusa replaces the labels as a set; those that went are kept to put them back. */
const replaceLabelsStep = createStep(
  "replace-portal-tracking-labels",
  async ({ fulfillment_id, labels }: Prepared, { container }) => {
    const fulfillments = container.resolve(Modules.FULFILLMENT)
    const before = await fulfillments.retrieveFulfillment(fulfillment_id, { relations: ["labels"] })
    await fulfillments.updateFulfillment(fulfillment_id, { labels })
    const kept = before.labels.map(({ tracking_number, tracking_url, label_url }: FulfillmentLabelDTO) => ({
      tracking_number,
      tracking_url,
      label_url,
    }))
    return new StepResponse(null, { fulfillment_id, labels: kept })
  },
  async (replaced, { container }) => {
    if (!replaced) return
    await container.resolve(Modules.FULFILLMENT).updateFulfillment(replaced.fulfillment_id, { labels: replaced.labels })
  },
)

const setTrackingWorkflow = createWorkflow("set-portal-tracking", (input: SetTrackingInput) => {
  const prepared = prepareStep(input)
  saveChoicesStep(transform({ prepared, input }, ({ prepared, input }) => ({ prepared, parcels: input.parcels })))
  when({ prepared }, ({ prepared }) => prepared.is_new).then(() => {
    createOrderShipmentWorkflow.runAsStep({
      input: transform({ prepared, input }, ({ prepared: { order_id, fulfillment_id, items, labels }, input }) => ({
        order_id,
        fulfillment_id,
        items,
        labels,
        created_by: input.actor.id,
      })),
    })
  })
  when({ prepared }, ({ prepared }) => !prepared.is_new).then(() => {
    replaceLabelsStep(prepared)
  })
  return new WorkflowResponse(prepared)
})

/**
 * Ships a package of the project's order in Medusa with these tracking numbers; of one that has shipped, replaces the
 * numbers. Clients see it at once, and are told when staff press Notify or by itself, as the shop's settings say.
 * @throws MedusaError not_found; not_allowed for a package that was canceled
 */
export const setTracking = async (container: MedusaContainer, input: SetTrackingInput): Promise<void> => {
  const { order_id } = await portalServices(container).projects.getProject(input.project_id)
  await withShippingLock(container, order_id, async () => {
    await setTrackingWorkflow(container).run({ input })
  })
}
