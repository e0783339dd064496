import { endSession } from "../../../../contracts/routes/portal-session"
import { portalServices } from "../../../../lib/services"
import { implement } from "../../../implement"

export const POST = implement(endSession, async ({ session, container }) => {
  await portalServices(container).tokens.endSession(session.session_id)
})
