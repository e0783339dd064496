import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { type OrderPanel, updateProjectSchema } from "../../../../../../contracts"
import { readOrderPanel } from "../../../order-panel"
import { updateProjectWorkflow } from "../../../../../../workflows/project/workflows/update-project"
import { parseBody } from "../../../../../validate"
import { actorOf } from "../../../actor-of"

/** Sets the project's fields; an empty body only makes sure that the order has a project. */
export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<{ panel: OrderPanel }>) => {
  const order_id = req.params["id"] ?? ""
  const changes = parseBody(updateProjectSchema, req.body)
  await updateProjectWorkflow(req.scope).run({ input: { order_id, changes, actor: await actorOf(req) } })
  res.json({ panel: await readOrderPanel(req.scope, order_id) })
}
