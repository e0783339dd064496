import { addLogos as addLogosRoute } from "../../../../contracts/routes/branding"
import { addLogos } from "../../../../workflows/branding/logos"
import { implement } from "../../../implement"
import { contactScopeOf } from "../account-access"

export const POST = implement(addLogosRoute, async ({ session, body, container }) => ({
  logos: await addLogos(container, contactScopeOf(session), body.files),
}))
