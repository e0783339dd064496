import { addBrandColor } from "../../../../contracts/routes/branding"
import { portalServices } from "../../../../lib/services"
import { implement } from "../../../implement"
import { contactScopeOf } from "../account-access"

export const POST = implement(addBrandColor, async ({ session, body, container }) => ({
  colors: await portalServices(container).brandings.addColor(contactScopeOf(session), body),
}))
