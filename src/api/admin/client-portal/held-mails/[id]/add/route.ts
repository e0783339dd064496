import { addHeldMail as route } from "../../../../../../contracts/routes/mail"
import { addHeldMail, readHeldMails } from "../../../../../../workflows/mail/held-mails"
import { implement } from "../../../../../implement"

export const POST = implement(route, async ({ params, body, actor, container }) => {
  await addHeldMail(container, { id: params.id, project_id: body.project_id, actor })
  return await readHeldMails(container)
})
