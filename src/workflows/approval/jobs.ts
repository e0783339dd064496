import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import { z } from "zod"
import { defineJob, reasonOf } from "../../lib/jobs/define-job"
import type { QueuedJob } from "../../lib/jobs/queued-job"
import { portalServices } from "../../lib/services"
import { isOrderGone } from "../../order-view/read-order"
import { orderOfDecision } from "../../notices/context"
import { decisionCopy } from "../../notices/decision-copy"
import { decisionMade } from "../../notices/decision-made"
import { applyDecisionWorkflow } from "./workflows/apply-decision"

/**
 * What a decision sets in motion. Staff see on the order why nothing has happened yet, for example missing stock. When
 * they have deleted the order, there is nothing to do any more.
 */
export const decisionEffectsJob = defineJob({
  id: "decision-effects",
  title: "job.decision_effects",
  queue: "effects",
  payload: z.object({ decision_id: z.string() }),
  orderOf: orderOfDecision,
  run: async (container, { decision_id }) => {
    try {
      await applyDecisionWorkflow(container).run({ input: { decision_id } })
    } catch (error) {
      if (isOrderGone(error)) {
        const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
        return logger.info(`client-portal: the order of decision ${decision_id} was deleted, nothing is left to do`)
      }
      const reason = reasonOf(error)
      await portalServices(container).approvals.noteEffects(decision_id, { error: reason })
      throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, reason)
    }
  },
})

/** What every decision is followed by, written in its transaction. The signer's copy needs an address to go to. */
export const decisionJobs = ({ id: decision_id, email }: { id: string; email: string | null }): QueuedJob[] => [
  decisionEffectsJob.with({ decision_id }),
  decisionMade.job({ decision_id }),
  ...(email ? [decisionCopy.job({ decision_id })] : []),
]
