import { replaceLogo as replaceLogoRoute } from "../../../../../../contracts/routes/branding"
import { replaceLogo } from "../../../../../../workflows/branding/logos"
import { implement } from "../../../../../implement"
import { contactScopeOf } from "../../../account-access"

export const POST = implement(replaceLogoRoute, async ({ session, params, body, container }) => ({
  logos: await replaceLogo(container, contactScopeOf(session), { id: params.id, file: body.file }),
}))
