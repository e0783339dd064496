import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { CustomerPanel } from "../../../../../contracts"
import { readCustomerPanel } from "../customer-panel"

export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<{ panel: CustomerPanel }>) => {
  res.json({ panel: await readCustomerPanel(req.scope, req.params["id"] ?? "") })
}
