import { defineEffectsJob } from "../approval/effects-job"
import { applyProofDecisionWorkflow } from "./apply-decision"

/** What a decision on a proof sets in motion. */
export const proofDecisionEffectsJob = defineEffectsJob(
  { id: "proof-decision-effects", title: "job.proof_decision_effects" },
  async (container, decision_id) => await applyProofDecisionWorkflow(container).run({ input: { decision_id } }),
)
