import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { emitStageMoved } from "../emit-stage-moved"
import { type MoveStageInput, moveStageStep } from "../steps/move-stage"

/** Staff move a project to a stage. */
export const moveStageWorkflow = createWorkflow("move-portal-stage", (input: MoveStageInput) => {
  const result = moveStageStep(input)
  emitStageMoved(result)
  return new WorkflowResponse(result)
})
