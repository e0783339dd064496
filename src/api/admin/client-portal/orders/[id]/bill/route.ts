import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { OrderPanel } from "../../../../../../contracts"
import { readOrderPanel } from "../../../order-panel"
import { releaseForBillingWorkflow } from "../../../../../../workflows/approval/workflows/release-for-billing"

/** Finance lets an approved order through the gate. */
export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<{ panel: OrderPanel }>) => {
  const order_id = req.params["id"] ?? ""
  await releaseForBillingWorkflow(req.scope).run({ input: { order_id } })
  res.json({ panel: await readOrderPanel(req.scope, order_id) })
}
