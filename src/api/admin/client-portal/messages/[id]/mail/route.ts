import { getMailOfMessage } from "../../../../../../contracts/routes/mail"
import { readMailOfMessage } from "../../../../../../workflows/mail/held-mails"
import { implement } from "../../../../../implement"

export const GET = implement(
  getMailOfMessage,
  async ({ params, container }) => await readMailOfMessage(container, params.id),
)
