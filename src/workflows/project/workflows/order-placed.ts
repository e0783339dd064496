import { createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { SYSTEM_ACTOR } from "../../../contracts"
import { advanceAfterApprovalStep } from "../../approval/steps/advance-after-approval"
import { emitStageMoved } from "../emit-stage-moved"
import { ensureProjectWorkflow } from "./ensure-project"

/** A sale, however it came about: it has a project, and stands behind quote and approval. */
export const orderPlacedWorkflow = createWorkflow("portal-order-placed", (input: { order_id: string }) => {
  const project = ensureProjectWorkflow.runAsStep({
    input: transform({ input }, ({ input: { order_id } }) => ({ order_id, actor: SYSTEM_ACTOR })),
  })
  emitStageMoved(
    advanceAfterApprovalStep(transform({ project }, ({ project: { id, order_id } }) => ({ project_id: id, order_id }))),
  )
  return new WorkflowResponse(project)
})
