import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { portalServices } from "../../lib/services"
import type { Erasure } from "../../modules/evidence/service"

/** Not undone: what is erased is gone. */
const erasePersonalStep = createStep("erase-portal-evidence-personal", async (input: Erasure, { container }) => {
  const { approvals, evidence, proofs } = portalServices(container)
  const erased = await evidence.erasePersonal(input, async (trx, decision_id) => {
    const { order_id, link_id } = await approvals.eraseSigner(decision_id, trx)
    if (link_id !== null) await proofs.eraseRemarksBy(order_id, link_id, trx)
  })
  return new StepResponse({ erased })
})

/**
 * Erases who decided, and their words, from a decision and its evidence, and what they wrote on the proofs of the order. The
 * signature itself still verifies.
 */
export const erasePersonalWorkflow = createWorkflow(
  "erase-portal-evidence-personal",
  (input: Erasure) => new WorkflowResponse(erasePersonalStep(input)),
)
