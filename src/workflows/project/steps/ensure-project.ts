import { MedusaError } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { portalServices } from "../../../lib/services"
import type { Actor } from "../../../contracts"
import { titleOf } from "../../../order-view/lines"
import { orderNumber } from "../../../order-view/order-document"
import type { Order } from "../../../order-view/order-shape"
import { readOrder } from "../../../order-view/read-order"
import { readOwner } from "../../../notices/context"
import { stageTarget } from "../stage-target"

export type EnsureProjectInput = { order_id: string; actor: Actor }

/** What the shop called it, else its first line, else its number. */
const nameOf = (order: Order): string => {
  const given = order.metadata["project_name"]
  if (typeof given === "string" && given.trim()) return given.trim().slice(0, 200)
  return (order.items[0] && titleOf(order.items[0])) ?? `#${orderNumber(order)}`
}

/**
 * The order's project, made when it is missing. The staff member who makes it owns it; what an API key makes has no owner.
 * There is nothing to undo: an empty project of an order is what the next opening would make again.
 */
export const ensureProjectStep = createStep(
  "ensure-portal-project",
  async ({ order_id, actor }: EnsureProjectInput, { container }) => {
    const { projects, settings } = portalServices(container)
    const known = await projects.findByOrder(order_id)
    if (known) return new StepResponse({ project: known, created: false })
    const order = await readOrder(container, order_id)
    const stages = await settings.getStages()
    const first = order.is_draft_order ? stages[0] : (stages.find(({ role }) => role === "production") ?? stages[0])
    if (!first) throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, "The shop has no stages")
    const owner = await readOwner(container, actor.type === "staff" ? actor.id : null)
    return new StepResponse(
      await projects.ensureProject(order.id, {
        name: nameOf(order),
        stage: stageTarget(settings, first),
        owner_user_id: owner?.id ?? null,
        actor,
      }),
    )
  },
)
