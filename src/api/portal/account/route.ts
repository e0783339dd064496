import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import type { AccountPage } from "../../../contracts"
import { portalServices } from "../../../lib/services"
import { sessionOf, viewerOf } from "../session-of"
import { portalRoute } from "../portal-route"

export const GET = portalRoute(async (req: MedusaRequest, res: MedusaResponse<AccountPage>) => {
  const session = await sessionOf(req)
  if (session.scope !== "account")
    throw new MedusaError(MedusaError.Types.FORBIDDEN, "This link does not open an account.")
  res.json({
    viewer: viewerOf(req.scope, session),
    shop: await portalServices(req.scope).settings.getShop(),
    state: "not_yet_open",
  })
})
