import { portalServices } from "../../lib/services"
import { requestDeposit } from "../payment/deposit-on-approval"
import { defineEffectsJob } from "./effects-job"
import { releasePaidOrderJob } from "./release-paid-order"
import { applyDecisionWorkflow } from "./workflows/apply-decision"

/**
 * What a decision on an order sets in motion. The deposit comes first: the client waits for it, while the order may have to
 * wait for stock.
 */
export const decisionEffectsJob = defineEffectsJob(
  { id: "decision-effects", title: "job.decision_effects" },
  async (container, decision_id) => {
    await requestDeposit(container, decision_id)
    const { result } = await applyDecisionWorkflow(container).run({ input: { decision_id } })
    // The deposit may have been paid before the client approved.
    await portalServices(container).outbox.add(releasePaidOrderJob.with({ order_id: result.order_id }))
  },
)
