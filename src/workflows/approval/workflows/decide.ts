import { createHook, createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { type DecideInput, decideStep } from "../steps/decide"

/**
 * The door of every decision, a client's and a recorded one. The hook `beforeDecision` may refuse by throwing. What
 * follows a decision is `apply-portal-decision`, which the outbox runs.
 */
export const decideApprovalWorkflow = createWorkflow("decide-portal-approval", (input: DecideInput) => {
  const beforeDecision = createHook("beforeDecision", { input })
  const decision = decideStep(input)
  return new WorkflowResponse(decision, { hooks: [beforeDecision] })
})
