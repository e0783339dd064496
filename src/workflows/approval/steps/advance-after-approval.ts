import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { portalServices } from "../../../lib/services"
import { stageTarget } from "../../project/stage-target"

/** An approved order leaves quote and approval for the stage behind them; one that staff moved on stays where it is. */
export const advanceAfterApprovalStep = createStep(
  "advance-after-approval",
  async ({ project_id }: { project_id: string }, { container }) => {
    const { projects, settings } = portalServices(container)
    const stages = await settings.getStages()
    const waiting = stages.filter(({ role }) => role === "quote" || role === "approval").map(({ id }) => id)
    const next = stages[stages.findLastIndex(({ role }) => role === "approval") + 1]
    if (next) await projects.moveStage(project_id, stageTarget(settings, next), null, waiting)
    return new StepResponse({})
  },
)
