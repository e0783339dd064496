import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import { portalServices } from "../../lib/services"
import type { Job, JobOf, JobTask } from "../../modules/outbox/jobs"
import { isOrderGone } from "../../project-page/read-order"
import { ensureAccountLinks } from "../account-link/ensure-account-links"
import { applyDecisionWorkflow } from "../approval/workflows/apply-decision"
import { mailApprovalRequested } from "./mails/approval-requested"
import { mailDecisionCopy, mailDecisionRep } from "./mails/decision"
import { mailFreshLink, noticeRevokedAsked } from "./mails/fresh-link"
import { noticeHandedOver } from "./mails/handed-over"
import { mailLink } from "./mails/link"

/**
 * One try of one job. `jobId` stays the same over the tries and makes sending idempotent; `attempt` counts them from 1.
 */
export type JobRun = { jobId: string; attempt: number }

/**
 * graphile-worker keeps a job's id and counts its tries from 1 again when it is asked for anew under its key. Only the
 * revision tells the two askings apart, so it is part of `jobId`.
 */
export const jobRunOf = (job: { id: string; revision: number; attempts: number }): JobRun => ({
  jobId: `${job.id}.${job.revision}`,
  attempt: job.attempts,
})

type Handlers = { [T in JobTask]: (container: MedusaContainer, job: JobOf<T>, run: JobRun) => Promise<unknown> }

const applyDecision = async (container: MedusaContainer, { decision_id }: JobOf<"decision-effects">): Promise<void> => {
  try {
    await applyDecisionWorkflow(container).run({ input: { decision_id } })
  } catch (error) {
    if (isOrderGone(error)) throw error
    // Staff see on the order why nothing happened yet (no stock, for instance); the outbox tries again.
    // What a workflow throws is a serialised copy: an object with a message, and no Error.
    const message =
      typeof error === "object" && error !== null && "message" in error ? String(error.message) : String(error)
    await portalServices(container).approvals.noteEffects(decision_id, { error: message.slice(0, 500) })
    throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, message)
  }
}

const handlers: Handlers = {
  "decision-effects": applyDecision,
  "mail-link": mailLink,
  "mail-fresh-link": mailFreshLink,
  "notice-revoked-asked": noticeRevokedAsked,
  "notice-handed-over": noticeHandedOver,
  "mail-approval-requested": mailApprovalRequested,
  "mail-decision-copy": mailDecisionCopy,
  "mail-decision-rep": mailDecisionRep,
  "account-links": ensureAccountLinks,
  purge: async (container) => await portalServices(container).tokens.purge(new Date()),
}

const run = async <T extends JobTask>(
  container: MedusaContainer,
  job: JobOf<T> & { task: T },
  jobRun: JobRun,
): Promise<void> => {
  await handlers[job.task](container, job, jobRun)
}

/**
 * Works off one job. Throws to have it tried again. Staff delete drafts, and what is left to do for one that is gone ends
 * here: nobody has anything to read, and trying for days would change nothing.
 */
export const handleJob = async (container: MedusaContainer, job: Job, jobRun: JobRun): Promise<void> => {
  try {
    await run(container, job, jobRun)
  } catch (error) {
    if (!isOrderGone(error)) throw error
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .info(`client-portal outbox: nothing is left to do for ${job.task}, since its order was deleted`)
  }
}
