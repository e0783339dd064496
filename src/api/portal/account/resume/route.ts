import { resumeAccount } from "../../../../contracts/routes/account"
import { portalError } from "../../../../lib/portal-error"
import { portalServices } from "../../../../lib/services"
import { implement } from "../../../implement"
import { clientInfo } from "../../client-info"
import { countFailedToken } from "../../limits"
import { viewerOf } from "../../portal-session"

/** The token comes in the body: addresses are logged, bodies are not. */
export const POST = implement(resumeAccount, async ({ body, container, req }) => {
  const resumed = await portalServices(container).tokens.resumeAccess(body.link_id, body.device)
  if (!resumed) {
    await countFailedToken(container, clientInfo(req).address)
    throw portalError("link_not_valid", "This device is not remembered any more. Open your link again.")
  }
  const { session, expires_at, link } = resumed
  return { session, expires_at: expires_at.toISOString(), link: viewerOf(container, link) }
})
