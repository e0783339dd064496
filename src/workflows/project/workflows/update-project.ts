import { createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import type { UpdateProject } from "../../../contracts"
import type { Actor } from "../../../contracts"
import { updateProjectStep } from "../steps/update-project"
import { ensureProjectWorkflow } from "./ensure-project"

export type UpdateProjectInput = { order_id: string; changes: UpdateProject; actor: Actor }

/** Sets an order's project fields, making the project when the order has none yet. */
export const updateProjectWorkflow = createWorkflow("update-portal-project", (input: UpdateProjectInput) => {
  const project = ensureProjectWorkflow.runAsStep({
    input: transform({ input }, ({ input: { order_id, actor } }) => ({ order_id, actor })),
  })
  return new WorkflowResponse(
    updateProjectStep(
      transform({ input, project }, ({ input, project }) => ({ project_id: project.id, changes: input.changes })),
    ),
  )
})
