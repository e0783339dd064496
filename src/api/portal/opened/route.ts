import { recordOpened } from "../../../contracts/routes/portal-session"
import { portalServices } from "../../../lib/services"
import { implement } from "../../implement"

/**
 * A person had the page in view (security-and-evidence B1). A mail scanner that follows the link gets a session and never
 * comes here.
 */
export const POST = implement(recordOpened, async ({ session, container }) => {
  if (session.purpose === "recipient") {
    await portalServices(container).tokens.recordOpened(session.id, session.session_id)
  }
})
