import { readAccountOrders } from "../../../../account-view/read-account-orders"
import { listAccountOrders } from "../../../../contracts/routes/account"
import { implement } from "../../../implement"
import { viewerOf } from "../../portal-session"
import { accountReaderOf } from "../account-access"

/** Scoped by the session's own customer, whatever the request says. */
export const GET = implement(listAccountOrders, async ({ session, query, container }) => ({
  viewer: viewerOf(container, session),
  ...(await readAccountOrders(container, accountReaderOf(session), query)),
}))
