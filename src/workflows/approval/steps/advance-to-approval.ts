import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { portalServices } from "../../../lib/services"
import type { Actor } from "../../../modules/portal-token/service"

/** An order that is asked about stands at approval, unless staff have it further along already. */
export const advanceToApprovalStep = createStep(
  "advance-to-approval",
  async ({ project_id, actor }: { project_id: string; actor: Actor }, { container }) => {
    const { projects, settings } = portalServices(container)
    const stages = await settings.getStages()
    const target = stages.findIndex(({ role }) => role === "approval")
    const stage = stages[target]
    if (stage)
      await projects.moveStage(
        project_id,
        stage,
        actor,
        stages.slice(0, target).map(({ id }) => id),
      )
    return new StepResponse({})
  },
)
