import { emitEventStep } from "@medusajs/medusa/core-flows"
import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { ClientPortalEvents } from "../../../events"
import { type WithdrawApprovalInput, withdrawRequestStep } from "../steps/withdraw-request"

/** Staff take an open request back; it cannot be decided any more. */
export const withdrawApprovalWorkflow = createWorkflow("withdraw-portal-approval", (input: WithdrawApprovalInput) => {
  const request = withdrawRequestStep(input)
  emitEventStep({ eventName: ClientPortalEvents.APPROVAL_WITHDRAWN, data: request })
  return new WorkflowResponse(request)
})
