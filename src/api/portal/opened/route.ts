import { recordOpened } from "../../../contracts/routes/portal-session"
import { portalServices } from "../../../lib/services"
import { implement } from "../../implement"
import { isShownToPerson } from "../engagement"

/**
 * A person had the page in view (security-and-evidence B1). Most mail scanners that follow the link never come here; one that
 * runs the page's script and presses does, and counts no more here than among the project's views.
 */
export const POST = implement(recordOpened, async ({ body, session, container, req }) => {
  if (await isShownToPerson(container, req, session))
    await portalServices(container).tokens.recordOpened(session.id, session.session_id, body)
})
