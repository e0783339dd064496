import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { portalServices } from "../../../lib/services"
import type { Actor } from "../../../contracts"

export type WithdrawApprovalInput = { request_id: string; actor: Actor }

/** Takes an open request back. Not undone: asking again opens a new version, with its own evidence. */
export const withdrawRequestStep = createStep(
  "withdraw-approval-request",
  async ({ request_id, actor }: WithdrawApprovalInput, { container }) => {
    const { id, project_id, order_id } = await portalServices(container).approvals.withdrawRequest(request_id, actor)
    return new StepResponse({ id, project_id, order_id })
  },
)
