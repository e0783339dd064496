import { readAccountOrders } from "../../../../account-view/read-account-orders"
import { listAccountOrders } from "../../../../contracts/routes/account"
import { implement } from "../../../implement"
import { viewerOf } from "../../portal-session"
import { accountSessionOf } from "../account-access"

/** Scoped by the session's own customer, whatever the request says. */
export const GET = implement(listAccountOrders, async ({ session, query, container }) => {
  const { customer_id } = accountSessionOf(session)
  return { viewer: viewerOf(container, session), ...(await readAccountOrders(container, customer_id, query)) }
})
