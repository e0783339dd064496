import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { portalServices } from "../../lib/services"
import type { Erasure } from "../../modules/evidence/service"

/** Not undone: what is erased is gone. */
const erasePersonalStep = createStep("erase-portal-evidence-personal", async (input: Erasure, { container }) => {
  const { approvals, evidence } = portalServices(container)
  const erased = await evidence.erasePersonal(
    input,
    async (trx, decision_id) => await approvals.eraseSigner(decision_id, trx),
  )
  return new StepResponse({ erased })
})

/** Erases who decided, and their words, from a decision and its evidence. The signature itself still verifies. */
export const erasePersonalWorkflow = createWorkflow(
  "erase-portal-evidence-personal",
  (input: Erasure) => new WorkflowResponse(erasePersonalStep(input)),
)
