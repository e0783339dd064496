import { startCheckout as route } from "../../../contracts/routes/payment"
import { projectPayer } from "../../../workflows/payment/payer"
import { startCheckout } from "../../../workflows/payment/start-checkout"
import { implement } from "../../implement"

export const POST = implement(route, async ({ session, body, container }) => {
  const payer = projectPayer({ link_id: session.id, order_id: session.order_id, email: session.recipient_email })
  return await startCheckout(container, payer, body)
})
