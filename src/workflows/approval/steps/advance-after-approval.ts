import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { SYSTEM_ACTOR } from "../../../contracts"
import { portalServices } from "../../../lib/services"
import type { StageMoved } from "../../project/emit-stage-moved"
import { stageTarget } from "../../project/stage-target"

type Input = { project_id: string; order_id: string }

/** An approved order leaves quote and approval for the stage behind them; one that staff moved on stays where it is. */
export const advanceAfterApprovalStep = createStep(
  "advance-after-approval",
  async ({ project_id, order_id }: Input, { container }) => {
    const { projects, settings } = portalServices(container)
    const stages = await settings.getStages()
    const waiting = stages.filter(({ role }) => role === "quote" || role === "approval").map(({ id }) => id)
    const next = stages[stages.findLastIndex(({ role }) => role === "approval") + 1]
    const moved = next && (await projects.moveStage(project_id, stageTarget(settings, next), SYSTEM_ACTOR, waiting))
    return new StepResponse<StageMoved>({ moved: moved ? { id: project_id, order_id, stage_id: next.id } : null })
  },
)
