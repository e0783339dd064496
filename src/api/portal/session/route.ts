import { exchangeToken } from "../../../contracts/routes/portal-session"
import { portalError } from "../../../lib/portal-error"
import { portalServices } from "../../../lib/services"
import { implement } from "../../implement"
import { countFailedToken } from "../limits"
import { viewerOf } from "../session-of"
import { trueClient } from "../true-client"

/** The token comes in the body: addresses are logged, bodies are not. */
export const POST = implement(exchangeToken, async ({ body, container, req }) => {
  const exchanged = await portalServices(container).tokens.exchange(body.token)
  if (!exchanged) {
    await countFailedToken(container, trueClient(req).address)
    throw portalError("link_not_valid", "This link has expired. Ask for a fresh one.")
  }
  return {
    session: exchanged.session,
    expires_at: exchanged.expires_at.toISOString(),
    link: viewerOf(container, exchanged.link),
  }
})
