import { defineEffectsJob } from "./effects-job"
import { applyDecisionWorkflow } from "./workflows/apply-decision"

/** What a decision on an order sets in motion. */
export const decisionEffectsJob = defineEffectsJob(
  { id: "decision-effects", title: "job.decision_effects" },
  async (container, decision_id) => await applyDecisionWorkflow(container).run({ input: { decision_id } }),
)
