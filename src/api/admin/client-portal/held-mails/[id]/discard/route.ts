import { discardHeldMail as route } from "../../../../../../contracts/routes/mail"
import { discardHeldMail, readHeldMails } from "../../../../../../workflows/mail/held-mails"
import { implement } from "../../../../../implement"

export const POST = implement(route, async ({ params, actor, container }) => {
  await discardHeldMail(container, params.id, actor)
  return await readHeldMails(container)
})
