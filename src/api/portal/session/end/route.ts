import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { portalServices } from "../../../../lib/services"
import { sessionOf } from "../../session-of"
import { portalRoute } from "../../portal-route"

/** Ends the session, on a shared computer for instance. The link stays. */
export const POST = portalRoute(async (req: MedusaRequest, res: MedusaResponse) => {
  const { session_id } = await sessionOf(req)
  await portalServices(req.scope).tokens.endSession(session_id)
  res.status(204).end()
})
