import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { moveStageSchema, type OrderPanel } from "../../../../../../contracts"
import { readOrderPanel } from "../../../order-panel"
import { ensureProjectWorkflow } from "../../../../../../workflows/project/workflows/ensure-project"
import { moveStageWorkflow } from "../../../../../../workflows/project/workflows/move-stage"
import { parseBody } from "../../../../../validate"
import { actorOf } from "../../../actor-of"

export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<{ panel: OrderPanel }>) => {
  const order_id = req.params["id"] ?? ""
  const { stage_id } = parseBody(moveStageSchema, req.body)
  const actor = await actorOf(req)
  const { result: project } = await ensureProjectWorkflow(req.scope).run({ input: { order_id, actor } })
  await moveStageWorkflow(req.scope).run({ input: { project_id: project.id, stage_id, actor } })
  res.json({ panel: await readOrderPanel(req.scope, order_id) })
}
