import type { MedusaContainer } from "@medusajs/framework/types"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import type { Actor } from "../../contracts"
import { portalError } from "../../lib/portal-error"
import { portalServices } from "../../lib/services"
import { shipmentUpdate } from "../../notices/shipment-update"
import { activeLinkIds } from "../portal-link/active-links"

export type NotifyShipmentInput = {
  order_id: string
  actor: Actor
  /** Names the press: the same key of an order tells once. */
  key: string
}

/** What is kept cannot be taken back: mails may have gone out. Nothing follows this step. */
const notifyStep = createStep(
  "notify-portal-shipment",
  async ({ order_id, actor, key }: NotifyShipmentInput, { container }) => {
    const { projects, shipping } = portalServices(container)
    const project = await projects.findByOrder(order_id)
    if (!project) throw portalError("not_found", "This order has no project yet.")
    const links = await activeLinkIds(container, order_id)
    if (links.length === 0) throw portalError("not_allowed", "No one has a working link to this order.")
    const notice = await shipping.requestNotice({ project_id: project.id, order_id, key, actor }, ({ id }) =>
      links.map((link_id) => shipmentUpdate.job({ notice_id: id, link_id })),
    )
    return new StepResponse({ is_new: notice !== null })
  },
)

/**
 * Tells the recipients of an order, within minutes, what has shipped, changed or been canceled since they were told last.
 * Who knows all of it already gets no mail.
 */
export const notifyShipmentWorkflow = createWorkflow("notify-portal-shipment", (input: NotifyShipmentInput) => {
  return new WorkflowResponse(notifyStep(input))
})

/** The same for code outside of a workflow. @throws MedusaError not_found; not_allowed where no link works */
export const notifyShipment = async (container: MedusaContainer, input: NotifyShipmentInput): Promise<void> => {
  await notifyShipmentWorkflow(container).run({ input })
}
