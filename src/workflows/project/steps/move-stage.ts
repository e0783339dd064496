import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { portalError } from "../../../lib/portal-error"
import { portalServices } from "../../../lib/services"
import type { Actor } from "../../../contracts"
import type { StageMoved } from "../emit-stage-moved"
import { stageTarget } from "../stage-target"

export type MoveStageInput = { project_id: string; stage_id: string; actor: Actor }

/** Puts a project on a stage and keeps the move; undone, it stands where it stood, with that move kept too. */
export const moveStageStep = createStep(
  "move-portal-stage",
  async ({ project_id, stage_id, actor }: MoveStageInput, { container }) => {
    const { projects, settings } = portalServices(container)
    const stages = await settings.getStages()
    const stage = stages.find(({ id }) => id === stage_id)
    if (!stage) throw portalError("stage_gone", "This stage no longer exists. Reload the page to see the current ones.")
    const project = await projects.getProject(project_id)
    const before = stages.find(({ id }) => id === project.stage_id)
    const moved = await projects.moveStage(project_id, stageTarget(settings, stage), actor)
    const answer: StageMoved = { moved: moved ? { id: project_id, order_id: project.order_id, stage_id } : null }
    return new StepResponse(answer, moved && before ? { project_id, before, stage_id, actor } : null)
  },
  async (undo, { container }) => {
    if (!undo) return
    const { projects, settings } = portalServices(container)
    await projects.moveStage(undo.project_id, stageTarget(settings, undo.before), undo.actor, [undo.stage_id])
  },
)
