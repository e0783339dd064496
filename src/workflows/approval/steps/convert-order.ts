import {
  convertDraftOrderWorkflow,
  deleteReservationsByLineItemsWorkflow,
  updateOrderTaxLinesWorkflow,
} from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { canonicalBytes } from "../../../lib/canonical-json"
import { sha256Hex } from "../../../lib/digest"
import { portalServices } from "../../../lib/services"
import { readOrder } from "../../../order-view/read-order"
import { readCurrentDocument } from "../../../project-page/rendering"

/** An approval: what was approved, by the hash of the document that it names, and on which request. */
type Approval = { order_id: string; project_id: string; request_id: string; document_sha256: string }

type Outcome = "sold" | "gated" | "overtaken"

const CHANGED_SINCE =
  "The draft has changed since the client approved it. Ask the client again, or put it back to what was approved."

/** Medusa counts a version for each edit, also for one that puts things back: the same words are the same order. */
const readsAs = async (container: MedusaContainer, order_id: string, document_sha256: string): Promise<boolean> => {
  const { order_version } = await portalServices(container).approvals.getDocument(document_sha256)
  const { document } = await readCurrentDocument(container, order_id)
  return sha256Hex(canonicalBytes({ ...document, order_version })) === document_sha256
}

/**
 * Makes the sale of a draft order, if it still reads as it was approved: stock is reserved and `order.placed` goes out.
 * An order that is one already stays as it is.
 *
 * Medusa reserves in one transaction and converts in the next, so a process that was killed in between left reservations
 * behind; what a draft still holds is therefore let go first. The lock keeps two conversions of one order apart.
 * @returns `overtaken` when the order has changed and staff have asked about that since: the newer request decides
 * @throws MedusaError not_allowed for a draft that has changed, as long as nobody has asked again
 */
export const sell = async (container: MedusaContainer, approval: Approval): Promise<"sold" | "overtaken"> => {
  const { order_id, project_id, request_id, document_sha256 } = approval
  return await portalServices(container).outbox.withAdvisoryLock(`portal_convert:${order_id}`, async () => {
    const order = await readOrder(container, order_id)
    const isAsApproved = await readsAs(container, order_id, document_sha256)
    if (!isAsApproved) {
      const newest = await portalServices(container).approvals.newestRequest(project_id)
      if (newest?.id !== request_id) return "overtaken"
    }
    if (!order.is_draft_order || order.status !== "draft") return "sold"
    // The conversion works out the taxes anew, after the client has signed for them: here first, to be looked at.
    if (isAsApproved) await updateOrderTaxLinesWorkflow(container).run({ input: { order_id } })
    if (!isAsApproved || !(await readsAs(container, order_id, document_sha256)))
      throw new MedusaError(MedusaError.Types.NOT_ALLOWED, CHANGED_SINCE)
    await deleteReservationsByLineItemsWorkflow(container).run({ input: { ids: order.items.map(({ id }) => id) } })
    await convertDraftOrderWorkflow(container).run({ input: { id: order_id } })
    return "sold"
  })
}

/**
 * What an acceptance does to the order: the sale at once, or behind the finance gate the state "ready for billing". Safe
 * to repeat, since it looks at what is there before it acts.
 */
export const settleOrderStep = createStep("settle-approved-order", async (approval: Approval, { container }) => {
  const { projects, settings } = portalServices(container)
  const order = await readOrder(container, approval.order_id)
  const { finance_gate } = await settings.getSettings()
  const isGated = finance_gate && order.is_draft_order
  if (isGated) await projects.setBillingState(approval.project_id, "ready_for_billing")
  const outcome: Outcome = isGated ? "gated" : await sell(container, approval)
  return new StepResponse({ outcome })
})
