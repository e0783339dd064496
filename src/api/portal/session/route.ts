import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import { exchangeTokenSchema, type PortalSession } from "../../../contracts"
import { portalServices } from "../../../lib/services"
import { parseBody } from "../../validate"
import { countFailedToken } from "../limits"
import { viewerOf } from "../session-of"
import { trueClient } from "../true-client"
import { portalRoute } from "../portal-route"

/** Exchanges a link's token for a session. The token comes in the body: addresses are logged, bodies are not. */
export const POST = portalRoute(async (req: MedusaRequest, res: MedusaResponse<PortalSession>) => {
  const { address } = trueClient(req)
  const { token } = parseBody(exchangeTokenSchema, req.body)
  const exchanged = await portalServices(req.scope).tokens.exchange(token)
  if (!exchanged) {
    await countFailedToken(req.scope, address)
    throw new MedusaError(MedusaError.Types.UNAUTHORIZED, "This link does not open any more. Ask for a fresh one.")
  }
  res.json({
    session: exchanged.session,
    expires_at: exchanged.expires_at.toISOString(),
    link: viewerOf(req.scope, exchanged.link),
  })
})
