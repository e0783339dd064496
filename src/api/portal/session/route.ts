import { exchangeToken } from "../../../contracts/routes/portal-session"
import { portalError } from "../../../lib/portal-error"
import { portalServices } from "../../../lib/services"
import { implement } from "../../implement"
import { countFailedToken } from "../limits"
import { recordOf } from "../engagement"
import { viewerOf } from "../portal-session"
import { clientInfo } from "../client-info"

/** The token comes in the body: addresses are logged, bodies are not. */
export const POST = implement(exchangeToken, async ({ body, container, req }) => {
  const exchanged = await portalServices(container).tokens.exchange(body.token)
  if (!exchanged) {
    await countFailedToken(container, clientInfo(req).address)
    throw portalError("link_not_valid", "This link has expired. Ask for a fresh one.")
  }
  const { session, expires_at, link } = exchanged
  recordOf(container, req, { ...link, session_id: exchanged.session_id }, { kind: "hit" })
  const isConfirmed = link.scope === "project" || link.purpose === "preview"
  return { session, expires_at: expires_at.toISOString(), link: viewerOf(container, link, isConfirmed) }
})
