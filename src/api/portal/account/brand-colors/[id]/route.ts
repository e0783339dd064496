import { saveBrandColor } from "../../../../../contracts/routes/branding"
import { portalServices } from "../../../../../lib/services"
import { implement } from "../../../../implement"
import { contactScopeOf } from "../../account-access"

export const POST = implement(saveBrandColor, async ({ session, params, body, container }) => ({
  colors: await portalServices(container).brandings.saveColor(contactScopeOf(session), { ...body, id: params.id }),
}))
