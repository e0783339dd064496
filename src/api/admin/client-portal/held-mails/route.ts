import { getHeldMails } from "../../../../contracts/routes/mail"
import { readHeldMails } from "../../../../workflows/mail/held-mails"
import { implement } from "../../../implement"

export const GET = implement(getHeldMails, async ({ container }) => await readHeldMails(container))
