import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { portalServices } from "../../../lib/services"

export const loadDecisionStep = createStep(
  "load-decision",
  async ({ decision_id }: { decision_id: string }, { container }) => {
    const { id, request_id, project_id, order_id, subject_id, kind, version, document_sha256, rules } =
      await portalServices(container).approvals.getDecision(decision_id)
    return new StepResponse({ id, request_id, project_id, order_id, subject_id, kind, version, document_sha256, rules })
  },
)

/** Takes the decision off the list of what waits for its effects. */
export const markDecisionAppliedStep = createStep(
  "mark-decision-applied",
  async ({ decision_id }: { decision_id: string }, { container }) => {
    await portalServices(container).approvals.noteEffects(decision_id, { error: null })
    return new StepResponse({})
  },
)
