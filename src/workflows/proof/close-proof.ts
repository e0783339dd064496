import { emitEventStep } from "@medusajs/medusa/core-flows"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { type Actor, PROOF_SUBJECT } from "../../contracts"
import { ClientPortalEvents } from "../../events"
import { portalServices } from "../../lib/services"

export type CloseProofInput = { proof_id: string; reason: string | null; actor: Actor }

/** Not undone: the evidence says that it was closed. */
const closeProofStep = createStep(
  "close-portal-proof",
  async ({ proof_id, reason, actor }: CloseProofInput, { container }) => {
    const { approvals, proofs } = portalServices(container)
    const { id, project_id, order_id } = await proofs.getProof(proof_id)
    await proofs.close({ id, project_id }, reason, actor, async (trx) => {
      await approvals.withdrawOpenRequest({ type: PROOF_SUBJECT, id }, actor, trx)
    })
    return new StepResponse({ id, project_id, order_id })
  },
)

/** Staff close a proof for good: it holds nothing back any more, and an open request is withdrawn. */
export const closeProofWorkflow = createWorkflow("close-portal-proof", (input: CloseProofInput) => {
  const proof = closeProofStep(input)
  emitEventStep({ eventName: ClientPortalEvents.PROOF_CLOSED, data: proof })
  return new WorkflowResponse(proof)
})
