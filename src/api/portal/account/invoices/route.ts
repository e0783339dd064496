import { readAccountInvoices } from "../../../../account-view/read-account-invoices"
import { listAccountInvoices } from "../../../../contracts/routes/account"
import { implement } from "../../../implement"
import { viewerOf } from "../../portal-session"
import { accountReaderOf } from "../account-access"

/** Scoped by the session's own customer, whatever the request says. */
export const GET = implement(listAccountInvoices, async ({ session, query, container }) => ({
  viewer: viewerOf(container, session),
  ...(await readAccountInvoices(container, accountReaderOf(session), query)),
}))
