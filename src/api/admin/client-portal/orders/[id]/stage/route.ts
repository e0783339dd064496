import { moveStage } from "../../../../../../contracts/routes/project"
import { ensureProjectWorkflow } from "../../../../../../workflows/project/workflows/ensure-project"
import { moveStageWorkflow } from "../../../../../../workflows/project/workflows/move-stage"
import { implement } from "../../../../../implement"
import { readOrderPanel } from "../../../order-panel"

export const POST = implement(moveStage, async ({ params, body, actor, container }) => {
  const order_id = params.id
  const { result: project } = await ensureProjectWorkflow(container).run({ input: { order_id, actor } })
  await moveStageWorkflow(container).run({ input: { project_id: project.id, stage_id: body.stage_id, actor } })
  return { panel: await readOrderPanel(container, order_id) }
})
