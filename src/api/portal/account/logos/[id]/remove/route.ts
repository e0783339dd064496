import { removeBrandLogo } from "../../../../../../contracts/routes/branding"
import { removeLogo } from "../../../../../../workflows/branding/logos"
import { implement } from "../../../../../implement"
import { contactScopeOf } from "../../../account-access"

export const POST = implement(removeBrandLogo, async ({ session, params, container }) => ({
  logos: await removeLogo(container, contactScopeOf(session), params.id),
}))
