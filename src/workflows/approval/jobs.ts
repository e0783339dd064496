import { MedusaError } from "@medusajs/framework/utils"
import { z } from "zod"
import { defineJob } from "../../lib/jobs/define-job"
import type { QueuedJob } from "../../lib/jobs/queued-job"
import { portalServices } from "../../lib/services"
import { isOrderGone } from "../../order-view/read-order"
import { decisionCopyJob, decisionMadeJob } from "../outbox/mails/decision"
import { unlessOrderGone } from "../unless-order-gone"
import { applyDecisionWorkflow } from "./workflows/apply-decision"

/** What a decision sets in motion. Staff see on the order why nothing has happened yet, for example missing stock. */
export const decisionEffectsJob = defineJob({
  id: "decision-effects",
  title: "job.decision_effects",
  queue: "effects",
  payload: z.object({ decision_id: z.string() }),
  run: async (container, { decision_id }) =>
    await unlessOrderGone(container, async () => {
      try {
        await applyDecisionWorkflow(container).run({ input: { decision_id } })
      } catch (error) {
        if (isOrderGone(error)) throw error
        // What a workflow throws is a serialized copy: an object with a message, and no Error.
        const message =
          typeof error === "object" && error !== null && "message" in error ? String(error.message) : String(error)
        await portalServices(container).approvals.noteEffects(decision_id, { error: message.slice(0, 500) })
        throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, message)
      }
    }),
  orderOf: async (container, { decision_id }) =>
    (await portalServices(container).approvals.getDecision(decision_id)).order_id,
})

/** What every decision is followed by, written in its transaction. The signer's copy needs an address to go to. */
export const decisionJobs = ({ id: decision_id, email }: { id: string; email: string | null }): QueuedJob[] => [
  decisionEffectsJob.with({ decision_id }),
  decisionMadeJob.with({ decision_id }),
  ...(email ? [decisionCopyJob.with({ decision_id })] : []),
]
