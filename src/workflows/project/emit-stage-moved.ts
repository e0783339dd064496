import { emitEventStep } from "@medusajs/medusa/core-flows"
import { transform, when, type WorkflowData } from "@medusajs/framework/workflows-sdk"
import { ClientPortalEvents } from "../../events"

/** What a step that may move a project answers with: the event's payload, or null where the project stayed. */
export type StageMoved = { moved: { id: string; order_id: string; stage_id: string } | null }

/** Used inside a workflow: says that a project moved. A step that did not run moved nothing. */
export const emitStageMoved = (result: WorkflowData<StageMoved> | undefined): void => {
  when({ result }, ({ result }) => Boolean(result?.moved)).then(() => {
    emitEventStep({
      eventName: ClientPortalEvents.PROJECT_STAGE_MOVED,
      data: transform({ result }, ({ result }) => result?.moved),
    }).config({ name: "emit-portal-stage-moved" })
  })
}
