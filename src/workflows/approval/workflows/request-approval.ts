import { emitEventStep } from "@medusajs/medusa/core-flows"
import { createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { ORDER_SUBJECT } from "../../../contracts"
import { ClientPortalEvents } from "../../../events"
import { emitStageMoved } from "../../project/emit-stage-moved"
import { ensureProjectWorkflow } from "../../project/workflows/ensure-project"
import { advanceToApprovalStep } from "../steps/advance-to-approval"
import { openRequestStep, type OpenRequestInput } from "../steps/open-request"

export type RequestApprovalInput = Omit<OpenRequestInput, "subject">

/** Staff ask the client to decide on the order as it reads now. */
export const requestApprovalWorkflow = createWorkflow("request-portal-approval", (input: RequestApprovalInput) => {
  ensureProjectWorkflow.runAsStep({
    input: transform({ input }, ({ input: { order_id, actor } }) => ({ order_id, actor })),
  })
  const request = openRequestStep(
    transform({ input }, ({ input }) => ({ ...input, subject: { type: ORDER_SUBJECT, id: input.order_id } })),
  )
  emitStageMoved(
    advanceToApprovalStep(
      transform({ input, request }, ({ input, request }) => ({ project_id: request.project_id, actor: input.actor })),
    ),
  )
  emitEventStep({ eventName: ClientPortalEvents.APPROVAL_REQUESTED, data: request })
  return new WorkflowResponse(request)
})
