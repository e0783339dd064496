import { readAccountBranding } from "../../../../account-view/read-vault"
import { getAccountBranding } from "../../../../contracts/routes/branding"
import { implement } from "../../../implement"
import { viewerOf } from "../../portal-session"
import { accountReaderOf } from "../account-access"

/** Scoped by the session's own customer, whatever the request says. */
export const GET = implement(getAccountBranding, async ({ session, container }) => ({
  viewer: viewerOf(container, session),
  ...(await readAccountBranding(container, accountReaderOf(session))),
}))
