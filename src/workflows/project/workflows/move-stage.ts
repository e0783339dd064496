import { emitEventStep } from "@medusajs/medusa/core-flows"
import { createWorkflow, transform, when, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { ClientPortalEvents } from "../../../events"
import { type MoveStageInput, moveStageStep } from "../steps/move-stage"

/** Staff move a project to a stage. */
export const moveStageWorkflow = createWorkflow("move-portal-stage", (input: MoveStageInput) => {
  const result = moveStageStep(input)
  when({ result }, ({ result }) => result.moved).then(() => {
    emitEventStep({
      eventName: ClientPortalEvents.PROJECT_STAGE_MOVED,
      data: transform({ input, result }, ({ input, result }) => ({
        id: input.project_id,
        order_id: result.order_id,
        stage_id: input.stage_id,
      })),
    })
  })
  return new WorkflowResponse(result)
})
