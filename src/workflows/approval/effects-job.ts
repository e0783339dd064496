import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import { z } from "zod"
import { defineJob, reasonOf, type RegisteredJob } from "../../lib/jobs/define-job"
import type { QueuedJob } from "../../lib/jobs/queued-job"
import { portalServices } from "../../lib/services"
import { orderOfDecision } from "../../notices/context"
import { decisionCopy } from "../../notices/decision-copy"
import { decisionMade } from "../../notices/decision-made"
import { isOrderGone } from "../../order-view/read-order"

/**
 * The job that carries out what a decision on one kind of subject sets in motion. Staff see on the project why nothing has
 * happened yet, for example missing stock. When they have deleted the order, there is nothing to do any more.
 * @param apply may run twice, so it looks before it acts
 */
export const defineEffectsJob = (
  { id, title }: Pick<RegisteredJob, "id" | "title">,
  apply: (container: MedusaContainer, decision_id: string) => Promise<unknown>,
) =>
  defineJob({
    id,
    title,
    queue: "effects",
    payload: z.object({ decision_id: z.string() }),
    orderOf: orderOfDecision,
    run: async (container, { decision_id }) => {
      try {
        await apply(container, decision_id)
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

/**
 * What every decision is followed by, written in its transaction: its effects, and the notices to rep and signer. The
 * signer's copy needs an address to go to.
 */
export const followUps =
  (effects: ReturnType<typeof defineEffectsJob>) =>
  ({ id: decision_id, email }: { id: string; email: string | null }): QueuedJob[] => [
    effects.with({ decision_id }),
    decisionMade.job({ decision_id }),
    ...(email ? [decisionCopy.job({ decision_id })] : []),
  ]
