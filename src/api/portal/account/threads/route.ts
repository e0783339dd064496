import { readAccountThreads } from "../../../../account-view/read-account-threads"
import { listAccountThreads } from "../../../../contracts/routes/account"
import { implement } from "../../../implement"
import { viewerOf } from "../../portal-session"
import { accountReaderOf } from "../account-access"

/** Scoped by the session's own customer, whatever the request says. */
export const GET = implement(listAccountThreads, async ({ session, query, container }) => ({
  viewer: viewerOf(container, session),
  ...(await readAccountThreads(container, accountReaderOf(session), query)),
}))
