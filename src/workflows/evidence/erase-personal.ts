import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { portalServices } from "../../lib/services"
import type { Erasure } from "../../modules/evidence/service"

/** Not undone: what is erased is gone. */
const erasePersonalStep = createStep("erase-portal-evidence-personal", async (input: Erasure, { container }) => {
  const { approvals, evidence, proofs, tokens } = portalServices(container)
  const { project_id, actor, reason } = input
  const erased = await evidence.erasePersonal(input, async (trx, decision_id) => {
    const { order_id, link_id } = await approvals.eraseSigner(decision_id, trx)
    if (link_id === null) return
    const link_ids = await tokens.linkIdsOfRecipient(link_id, trx)
    await proofs.eraseRemarks({ project_id, order_id, link_ids, actor, reason }, trx)
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
