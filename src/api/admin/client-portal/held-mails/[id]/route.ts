import { getHeldMail } from "../../../../../contracts/routes/mail"
import { readWholeMail } from "../../../../../workflows/mail/held-mails"
import { implement } from "../../../../implement"

export const GET = implement(getHeldMail, async ({ params, container }) => await readWholeMail(container, params.id))
