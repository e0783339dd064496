import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { openedSchema } from "../../../contracts"
import { portalServices } from "../../../lib/services"
import { parseBody } from "../../validate"
import { countWrite } from "../limits"
import { sessionOf } from "../session-of"
import { portalRoute } from "../portal-route"

/**
 * A person had the page in view (security-and-evidence B1). A mail scanner that follows the link gets a session and never
 * comes here. A preview is told yes and counts nothing.
 */
export const POST = portalRoute(async (req: MedusaRequest, res: MedusaResponse) => {
  const session = await sessionOf(req)
  await countWrite(req.scope, session.id)
  parseBody(openedSchema, req.body)
  if (session.purpose === "recipient")
    await portalServices(req.scope).tokens.recordOpened(session.id, session.session_id)
  res.status(204).end()
})
