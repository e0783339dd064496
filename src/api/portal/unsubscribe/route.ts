import { unsubscribeMail } from "../../../contracts/routes/mail"
import { unsubscribeByToken } from "../../../workflows/mail/mail-preferences"
import { implement } from "../../implement"

/** The token comes in the body: addresses are logged, bodies are not. */
export const POST = implement(unsubscribeMail, async ({ body, container }) => ({
  kind: await unsubscribeByToken(container, body.token),
}))
