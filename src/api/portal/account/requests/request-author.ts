import type { SessionRow } from "../../../../modules/portal-token/rows"
import type { RequestAuthor } from "../../../../workflows/quote-request/start-request"
import { accountReaderOf } from "../account-access"

/** The person of an account session as the author of their requests. @throws MedusaError wrong_scope */
export const requestAuthorOf = (session: SessionRow): RequestAuthor => ({
  ...accountReaderOf(session),
  person_name: session.recipient_name,
})
