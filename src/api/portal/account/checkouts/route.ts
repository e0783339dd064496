import { refreshAccount } from "../../../../account-view/index-orders"
import { findOwnOrders } from "../../../../account-view/own-order"
import { startAccountCheckout } from "../../../../contracts/routes/account"
import { portalError } from "../../../../lib/portal-error"
import { portalServices } from "../../../../lib/services"
import { accountPayer } from "../../../../workflows/payment/payer"
import { startCheckout } from "../../../../workflows/payment/start-checkout"
import { implement } from "../../../implement"
import { accountReaderOf } from "../account-access"

/** Invoices of orders that the session may see, whatever is asked for. */
export const POST = implement(startAccountCheckout, async ({ session, body, container }) => {
  const reader = accountReaderOf(session)
  const { invoices } = portalServices(container)
  await refreshAccount(container, reader.customer_id)
  const asked = await invoices.ordersOf(body.invoice_ids)
  const own = await findOwnOrders(container, reader, asked)
  // The same answer as for an id that does not exist.
  if (asked.length === 0 || !asked.every((id) => own.has(id)))
    throw portalError("not_found", "There is no such invoice.")
  const payer = accountPayer({ link_id: session.id, email: session.recipient_email, order_ids: asked })
  return await startCheckout(container, payer, body)
})
