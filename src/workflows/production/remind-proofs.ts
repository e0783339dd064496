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

export type RemindProofsInput = { proof_ids: string[]; actor: Actor }

/** Mails the request of one proof once more to everyone who was asked, unless that was done a short time ago. */
export const remindOfProof = async (
  container: MedusaContainer,
  request: RequestRow | null,
  actor: Actor,
): Promise<RemindedProof["outcome"]> => {
  if (request?.state !== "open") return "not_waiting"
  const link_ids = await activeLinkIds(container, request.order_id)
  if (link_ids.length === 0) return "no_recipient"
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

/** Not undone: mail may be on its way. */
const remindProofsStep = createStep(
  "remind-portal-proofs",
  async ({ proof_ids, actor }: RemindProofsInput, { container }) => {
    const { approvals } = portalServices(container)
    const proofs: RemindedProof[] = []
    for (const proof_id of new Set(proof_ids)) {
      const request = await approvals.newestRequest({ type: PROOF_SUBJECT, id: proof_id })
      proofs.push({ proof_id, outcome: await remindOfProof(container, request, actor) })
    }
    return new StepResponse(proofs)
  },
)

/** Staff mail the requests of several proofs once more to everyone who was asked. */
export const remindProofsWorkflow = createWorkflow(
  "remind-portal-proofs",
  (input: RemindProofsInput) => new WorkflowResponse(remindProofsStep(input)),
)
