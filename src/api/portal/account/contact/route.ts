import { readAccountContact } from "../../../../account-view/read-contact"
import { getAccountContact, saveAccountContact } from "../../../../contracts/routes/contact"
import { changeDetails } from "../../../../workflows/contact/change-contact"
import { implement } from "../../../implement"
import { viewerOf } from "../../portal-session"
import { accountReaderOf, contactScopeOf } from "../account-access"

/** Scoped by the session's own customer, whatever the request says. */
export const GET = implement(getAccountContact, async ({ session, container }) => ({
  viewer: viewerOf(container, session),
  ...(await readAccountContact(container, accountReaderOf(session))),
}))

export const POST = implement(saveAccountContact, ({ session, body, container }) =>
  changeDetails(container, contactScopeOf(session), body),
)
