import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { portalServices } from "../../../lib/services"
import type { Actor } from "../../../modules/portal-token/service"
import { stageTarget } from "../../project/stage-target"

type Input = { project_id: string; actor: Actor }

/** An order that is asked about stands at approval, unless staff have it further along already. Undone, it moves back. */
export const advanceToApprovalStep = createStep(
  "advance-to-approval",
  async ({ project_id, actor }: Input, { container }) => {
    const { projects, settings } = portalServices(container)
    const stages = await settings.getStages()
    const target = stages.findIndex(({ role }) => role === "approval")
    const stage = stages[target]
    if (!stage) return new StepResponse({}, null)
    const { stage_id } = await projects.getProject(project_id)
    const before = stages.slice(0, target).find(({ id }) => id === stage_id)
    const moved = before && (await projects.moveStage(project_id, stageTarget(settings, stage), actor, [before.id]))
    return new StepResponse({}, moved ? { project_id, actor, before, stage_id: stage.id } : null)
  },
  async (undo, { container }) => {
    if (!undo) return
    const { projects, settings } = portalServices(container)
    await projects.moveStage(undo.project_id, stageTarget(settings, undo.before), undo.actor, [undo.stage_id])
  },
)
