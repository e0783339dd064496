import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { type OrderPanel, requestApprovalSchema } from "../../../../../../contracts"
import { readOrderPanel } from "../../../order-panel"
import { requestApprovalWorkflow } from "../../../../../../workflows/approval/workflows/request-approval"
import { parseBody } from "../../../../../validate"
import { actorOf } from "../../../actor-of"

export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<{ panel: OrderPanel }>) => {
  const order_id = req.params["id"] ?? ""
  const { message, notify } = parseBody(requestApprovalSchema, req.body)
  await requestApprovalWorkflow(req.scope).run({
    input: { order_id, message: message || null, notify, actor: await actorOf(req) },
  })
  res.json({ panel: await readOrderPanel(req.scope, order_id) })
}
