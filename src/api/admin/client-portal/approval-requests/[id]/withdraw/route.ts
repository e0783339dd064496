import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readOrderPanel } from "../../../order-panel"
import { withdrawApprovalWorkflow } from "../../../../../../workflows/approval/workflows/withdraw-approval"
import { actorOf } from "../../../actor-of"
import { orConflict } from "../../../decision-route"

export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  await orConflict(req, res, async () => {
    const { result } = await withdrawApprovalWorkflow(req.scope).run({
      input: { request_id: req.params["id"] ?? "", actor: await actorOf(req) },
    })
    res.json({ panel: await readOrderPanel(req.scope, result.order_id) })
  })
}
