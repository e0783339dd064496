import { emitEventStep } from "@medusajs/medusa/core-flows"
import { createHook, createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { ClientPortalEvents } from "../../events"
import { loadDecisionStep, markDecisionAppliedStep } from "../approval/steps/load-decision"

/**
 * What a decision on a proof sets in motion, run by the outbox until it succeeds. The proof's state and the production gate
 * follow from the decision itself, so all that is left to do is the host's: the hook `afterProofDecided`, which is repeated
 * after a crash, and the event.
 */
export const applyProofDecisionWorkflow = createWorkflow(
  "apply-portal-proof-decision",
  (input: { decision_id: string }) => {
    const decision = loadDecisionStep(input)
    const afterProofDecided = createHook("afterProofDecided", { decision })
    markDecisionAppliedStep(input)
    emitEventStep({
      eventName: ClientPortalEvents.PROOF_DECIDED,
      data: transform({ decision }, ({ decision: { id, subject_id, request_id, project_id, order_id, kind } }) => ({
        id: subject_id,
        decision_id: id,
        request_id,
        project_id,
        order_id,
        kind,
      })),
    })
    return new WorkflowResponse(decision, { hooks: [afterProofDecided] })
  },
)
