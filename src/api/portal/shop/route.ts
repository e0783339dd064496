import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { Shop } from "../../../contracts"
import { portalServices } from "../../../lib/services"

/** The shop's branding, public: the page of an expired link wears it too. */
export const GET = async (req: MedusaRequest, res: MedusaResponse<Shop>) => {
  res.json(await portalServices(req.scope).settings.getShop())
}
