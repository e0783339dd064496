import { convertDraftOrderWorkflow, deleteReservationsByLineItemsWorkflow } from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { portalServices } from "../../../lib/services"
import { readOrder } from "../../../project-page/read-order"

/**
 * Makes the sale of a draft order: stock is reserved and `order.placed` goes out. An order that is one stays as it is.
 *
 * Medusa reserves in one transaction and converts in the next, so a process that was killed in between left reservations
 * behind; what a draft still holds is therefore let go first. The lock keeps two conversions of one order apart.
 */
export const convertIfDraft = async (container: MedusaContainer, order_id: string): Promise<void> => {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  await knex.transaction(async (trx) => {
    await trx.raw("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))", [`portal_convert:${order_id}`])
    const order = await readOrder(container, order_id)
    if (!order.is_draft_order || order.status !== "draft") return
    await deleteReservationsByLineItemsWorkflow(container).run({ input: { ids: order.items.map(({ id }) => id) } })
    await convertDraftOrderWorkflow(container).run({ input: { id: order_id } })
  })
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
