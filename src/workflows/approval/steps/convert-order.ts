import {
  convertDraftOrderWorkflow,
  deleteReservationsByLineItemsWorkflow,
  updateOrderTaxLinesWorkflow,
} from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { approvalSettings, ORDER_SUBJECT } from "../../../contracts"
import { portalServices } from "../../../lib/services"
import type { RuleFacts } from "../../../modules/approval/rows"
import { orderContentSha256 } from "../../../order-view/order-document"
import { readOrder } from "../../../order-view/read-order"
import { readApprovedDocument, readCurrentDocument } from "../../../project-page/order-documents"
import { discardEmptyOrderChanges } from "../discard-empty-order-changes"

/** An approval: the document that it names by hash, with what the client filled in, and the request it answered. */
type Approval = {
  order_id: string
  project_id: string
  request_id: string
  document_sha256: string
  rules: RuleFacts
}

/** `awaiting_release`: behind the finance gate. `superseded`: a newer request decides about the order as it is now. */
type Outcome = "converted" | "awaiting_release" | "superseded"

const CHANGED_SINCE =
  "The draft has changed since the client approved it. Ask the client again, or put it back to what was approved."

const readsAs = async (container: MedusaContainer, approval: Approval): Promise<boolean> => {
  const approved = await readApprovedDocument(container, approval)
  const current = await readCurrentDocument(container, approval.order_id)
  return orderContentSha256(current) === orderContentSha256(approved)
}

/**
 * Makes the sale of a draft order, if it still reads as it was approved: stock is reserved and `order.placed` goes out.
 * An order that is one already stays as it is.
 *
 * Medusa reserves in one transaction and converts in the next, so a process that was killed in between left reservations
 * behind; what a draft still holds is therefore let go first. The lock keeps two conversions of one order apart.
 * @returns `superseded` when the order has changed and staff have asked about that since: the newer request decides
 * @throws MedusaError not_allowed for a draft that has changed, as long as the client was not asked again
 */
export const convertOrder = async (
  container: MedusaContainer,
  approval: Approval,
): Promise<"converted" | "superseded"> => {
  const { order_id, request_id } = approval
  return await portalServices(container).outbox.withAdvisoryLock(`portal_convert:${order_id}`, async () => {
    const order = await readOrder(container, order_id)
    const isAsApproved = await readsAs(container, approval)
    if (!isAsApproved) {
      const newest = await portalServices(container).approvals.newestRequest({ type: ORDER_SUBJECT, id: order_id })
      if (newest?.id !== request_id) return "superseded"
    }
    if (!order.is_draft_order || order.status !== "draft") return "converted"
    // The conversion works out the taxes again, after the client has signed for them: here first, to be compared.
    if (isAsApproved) await updateOrderTaxLinesWorkflow(container).run({ input: { order_id } })
    if (!isAsApproved || !(await readsAs(container, approval)))
      throw new MedusaError(MedusaError.Types.NOT_ALLOWED, CHANGED_SINCE)
    await deleteReservationsByLineItemsWorkflow(container).run({ input: { ids: order.items.map(({ id }) => id) } })
    await discardEmptyOrderChanges(container, order_id)
    await convertDraftOrderWorkflow(container).run({ input: { id: order_id } })
    return "converted"
  })
}

/**
 * What an approval does to the order: the sale at once, or behind the finance gate the state "ready for billing". Safe to
 * repeat, since it looks at what is there before it acts.
 */
export const settleOrderStep = createStep("settle-approved-order", async (approval: Approval, { container }) => {
  const { projects, settings } = portalServices(container)
  const order = await readOrder(container, approval.order_id)
  const { finance_gate } = await settings.get(approvalSettings)
  const isGated = finance_gate && order.is_draft_order
  if (isGated) await projects.setBillingState(approval.project_id, "ready_for_billing")
  const outcome: Outcome = isGated ? "awaiting_release" : await convertOrder(container, approval)
  return new StepResponse({ outcome })
})
