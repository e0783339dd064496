import { updateOrderTaxLinesWorkflow } from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { portalServices } from "../../../lib/services"
import { linkStateOf } from "../../../modules/portal-token/link-state"
import { type Actor, SYSTEM_ACTOR } from "../../../contracts"
import { diffDocuments } from "../../../order-view/document-diff"
import { toOrderDocument } from "../../../order-view/order-document"
import type { Order } from "../../../order-view/order-shape"
import { readOrder } from "../../../order-view/read-order"
import { approvalRequested } from "../../../notices/approval-requested"

export type RequestApprovalInput = { order_id: string; message: string | null; notify: boolean; actor: Actor }

/** A draft's taxes are worked out anew when it becomes a sale; what the client is asked about has to have them already. */
const readTaxedOrder = async (container: MedusaContainer, order_id: string): Promise<Order> => {
  const order = await readOrder(container, order_id)
  if (!order.is_draft_order || order.status !== "draft") return order
  await updateOrderTaxLinesWorkflow(container).run({ input: { order_id } })
  return await readOrder(container, order_id)
}

/** Pins what the order says now and asks for a decision on it, in place of an open request. */
export const openRequestStep = createStep(
  "open-approval-request",
  async ({ order_id, message, notify, actor }: RequestApprovalInput, { container }) => {
    const { approvals, projects, tokens } = portalServices(container)
    const project = await projects.findByOrder(order_id)
    if (!project) throw new MedusaError(MedusaError.Types.NOT_FOUND, "This order has no project yet")
    const order = await readTaxedOrder(container, order_id)
    if (order.status === "canceled")
      throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "This order is canceled; there is nothing to approve.")
    if (order.items.length === 0)
      throw new MedusaError(
        MedusaError.Types.NOT_ALLOWED,
        "This order has no lines yet. Add what the client should approve first.",
      )
    const document = toOrderDocument(order, project)
    const last = await approvals.newestRequest(project.id)
    const links = notify
      ? (await tokens.listLinks({ order_id })).filter((link) => linkStateOf(link, link.read_at) === "active")
      : []
    const request = await approvals.openRequest({
      project_id: project.id,
      order_id,
      document,
      changes: last ? diffDocuments(await approvals.getDocument(last.document_sha256), document) : [],
      message,
      actor,
      jobs: ({ id: request_id }) => links.map(({ id: link_id }) => approvalRequested.job({ request_id, link_id })),
    })
    return new StepResponse({ id: request.id, project_id: project.id, order_id }, request.id)
  },
  async (requestId, { container }) => {
    if (requestId) await portalServices(container).approvals.withdrawRequest(requestId, SYSTEM_ACTOR)
  },
)
