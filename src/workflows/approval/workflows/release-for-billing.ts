import { MedusaError } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { portalServices } from "../../../lib/services"
import { convertIfDraft } from "../steps/convert-order"

type ReleaseInput = { order_id: string }

/** Converts first and clears the state after: a crash in between leaves a state that releasing again clears. */
const releaseStep = createStep("release-for-billing", async ({ order_id }: ReleaseInput, { container }) => {
  const { projects } = portalServices(container)
  const project = await projects.findByOrder(order_id)
  if (project?.billing_state !== "ready_for_billing") {
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "This order does not wait for billing.")
  }
  await convertIfDraft(container, order_id)
  await projects.setBillingState(project.id, "none")
  return new StepResponse({ project_id: project.id, order_id })
})

/** Finance lets an approved order through the gate: the draft becomes the sale. */
export const releaseForBillingWorkflow = createWorkflow("release-portal-order-for-billing", (input: ReleaseInput) => {
  return new WorkflowResponse(releaseStep(input))
})
