import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { portalServices } from "../../../lib/services"
import type { Actor } from "../../../contracts"
import type { StageMoved } from "../../project/emit-stage-moved"
import { stageTarget } from "../../project/stage-target"

type Input = { project_id: string; actor: Actor }

const STAYED: StageMoved = { moved: null }

/** An order that is asked about stands at approval, unless staff have it further along already. Undone, it moves back. */
export const advanceToApprovalStep = createStep(
  "advance-to-approval",
  async ({ project_id, actor }: Input, { container }) => {
    const { projects, settings } = portalServices(container)
    const stages = await settings.getStages()
    const target = stages.findIndex(({ role }) => role === "approval")
    const stage = stages[target]
    if (!stage) return new StepResponse(STAYED, null)
    const { stage_id, order_id } = await projects.getProject(project_id)
    const before = stages.slice(0, target).find(({ id }) => id === stage_id)
    if (!before || !(await projects.moveStage(project_id, stageTarget(settings, stage), actor, [before.id]))) {
      return new StepResponse(STAYED, null)
    }
    const answer: StageMoved = { moved: { id: project_id, order_id, stage_id: stage.id } }
    return new StepResponse(answer, { project_id, actor, before, stage_id: stage.id })
  },
  async (undo, { container }) => {
    if (!undo) return
    const { projects, settings } = portalServices(container)
    await projects.moveStage(undo.project_id, stageTarget(settings, undo.before), undo.actor, [undo.stage_id])
  },
)
