import { convertDraftOrderWorkflow } from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { portalServices } from "../../../lib/services"
import { readOrder } from "../../../project-page/read-order"

/** Makes the sale of a draft order: stock is reserved and `order.placed` goes out. An order that is one stays as it is. */
export const convertIfDraft = async (container: MedusaContainer, order_id: string): Promise<void> => {
  const order = await readOrder(container, order_id)
  if (order.is_draft_order && order.status === "draft")
    await convertDraftOrderWorkflow(container).run({ input: { id: order_id } })
}

/**
 * What an acceptance does to the order: the sale at once, or behind the finance gate the state "ready for billing". Safe
 * to repeat, since it looks at what is there before it acts.
 */
export const settleOrderStep = createStep(
  "settle-approved-order",
  async ({ order_id, project_id }: { order_id: string; project_id: string }, { container }) => {
    const { projects, settings } = portalServices(container)
    const order = await readOrder(container, order_id)
    const { finance_gate } = await settings.getSettings()
    const isGated = finance_gate && order.is_draft_order
    if (isGated) await projects.setBillingState(project_id, "ready_for_billing")
    else await convertIfDraft(container, order_id)
    return new StepResponse({ is_gated: isGated })
  },
)
