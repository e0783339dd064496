import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { type Actor, PROOF_SUBJECT, type RemindedProof, REMINDER_INTERVAL_HOURS } from "../../contracts"
import { enqueueAll } from "../../lib/jobs/queued-job"
import { portalServices } from "../../lib/services"
import type { RequestRow } from "../../modules/approval/rows"
import { noteReminder } from "../../modules/proof/reminders"
import { proofReminder } from "../../notices/proof-reminder"
import { activeLinkIds } from "../portal-link/active-links"
import { wasReminded, withReminderLock } from "../reminder/remind-once"

export type RemindProofsInput = { proof_ids: string[]; actor: Actor }

/**
 * Mails the request of one proof once more to everyone who was asked, unless that was done a short time ago. To be called
 * under the lock of the order's reminders.
 */
export const remindOfProof = async (
  container: MedusaContainer,
  { request, link_ids, actor }: { request: RequestRow; link_ids: readonly string[]; actor: Actor },
): Promise<RemindedProof["outcome"]> => {
  if (await wasReminded(container, link_ids, request.id)) return "too_soon"
  return await container.resolve(ContainerRegistrationKeys.PG_CONNECTION).transaction(async (trx) => {
    if (!(await noteReminder(trx, request, actor, REMINDER_INTERVAL_HOURS))) return "too_soon"
    // The notice itself looks whether the request is still open when it is sent.
    await enqueueAll(
      trx,
      link_ids.map((link_id) => proofReminder.job({ request_id: request.id, link_id })),
    )
    return "sent"
  })
}

const remindOfNewest = async (
  container: MedusaContainer,
  proof_id: string,
  actor: Actor,
): Promise<RemindedProof["outcome"]> => {
  const request = await portalServices(container).approvals.newestRequest({ type: PROOF_SUBJECT, id: proof_id })
  if (request?.state !== "open") return "not_waiting"
  return await withReminderLock(container, request.order_id, async () => {
    const link_ids = await activeLinkIds(container, request.order_id)
    return link_ids.length === 0 ? "no_recipient" : await remindOfProof(container, { request, link_ids, actor })
  })
}

/** Not undone: mail may be on its way. */
const remindProofsStep = createStep(
  "remind-portal-proofs",
  async ({ proof_ids, actor }: RemindProofsInput, { container }) => {
    const proofs: RemindedProof[] = []
    for (const proof_id of new Set(proof_ids))
      proofs.push({ proof_id, outcome: await remindOfNewest(container, proof_id, actor) })
    return new StepResponse(proofs)
  },
)

/** Staff mail the requests of several proofs once more to everyone who was asked. */
export const remindProofsWorkflow = createWorkflow(
  "remind-portal-proofs",
  (input: RemindProofsInput) => new WorkflowResponse(remindProofsStep(input)),
)
