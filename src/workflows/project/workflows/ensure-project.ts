import { emitEventStep } from "@medusajs/medusa/core-flows"
import { createWorkflow, transform, when, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { ClientPortalEvents } from "../../../events"
import { type EnsureProjectInput, ensureProjectStep } from "../steps/ensure-project"

/** Gives an order its project, once, and says so. */
export const ensureProjectWorkflow = createWorkflow("ensure-portal-project", (input: EnsureProjectInput) => {
  const ensured = ensureProjectStep(input)
  when({ ensured }, ({ ensured }) => ensured.created).then(() => {
    emitEventStep({
      eventName: ClientPortalEvents.PROJECT_CREATED,
      data: transform({ ensured }, ({ ensured: { project } }) => ({ id: project.id, order_id: project.order_id })),
    })
  })
  return new WorkflowResponse(transform({ ensured }, ({ ensured }) => ensured.project))
})
