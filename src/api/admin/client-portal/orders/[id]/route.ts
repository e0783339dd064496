import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { OrderPanel } from "../../../../../contracts"
import { readOrderPanel } from "../../order-panel"

export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<{ panel: OrderPanel }>) => {
  res.json({ panel: await readOrderPanel(req.scope, req.params["id"] ?? "") })
}
