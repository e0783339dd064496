import { emitEventStep } from "@medusajs/medusa/core-flows"
import { createHook, createWorkflow, transform, when, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { ClientPortalEvents } from "../../../events"
import { emitStageMoved } from "../../project/emit-stage-moved"
import { advanceAfterApprovalStep } from "../steps/advance-after-approval"
import { settleOrderStep } from "../steps/convert-order"
import { draftDeliveryNoteStep } from "../steps/draft-delivery-note"
import { loadDecisionStep, markDecisionAppliedStep } from "../steps/load-decision"

/**
 * What a decision sets in motion, run by the outbox until it succeeds. Every step looks before it acts, so repeating the
 * whole after a crash at any point ends in the same state. The hook `afterDecision` is repeated with it.
 */
export const applyDecisionWorkflow = createWorkflow("apply-portal-decision", (input: { decision_id: string }) => {
  const decision = loadDecisionStep(input)
  const settled = when({ decision }, ({ decision }) => decision.kind === "approved").then(() =>
    settleOrderStep(decision),
  )
  // Behind the finance gate the work begins when finance releases the order.
  const advanced = when({ settled }, ({ settled }) => settled?.outcome === "converted").then(() => {
    draftDeliveryNoteStep(decision)
    return advanceAfterApprovalStep(decision)
  })
  emitStageMoved(advanced)
  const afterDecision = createHook("afterDecision", { decision })
  markDecisionAppliedStep(input)
  emitEventStep({
    eventName: ClientPortalEvents.DECISION_MADE,
    data: transform({ decision }, ({ decision: { id, request_id, project_id, order_id, kind } }) => ({
      id,
      request_id,
      project_id,
      order_id,
      kind,
    })),
  })
  return new WorkflowResponse(decision, { hooks: [afterDecision] })
})
