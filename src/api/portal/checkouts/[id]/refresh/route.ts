import { refreshCheckout } from "../../../../../contracts/routes/payment"
import { readCheckoutStatus, readOwnCheckout } from "../../../../../workflows/payment/checkout-status"
import { reconcileCheckout } from "../../../../../workflows/payment/reconcile-checkout"
import { implement } from "../../../../implement"

export const POST = implement(refreshCheckout, async ({ session, params, container }) => {
  const { id } = await readOwnCheckout(container, params.id, session)
  await reconcileCheckout(container, id)
  return await readCheckoutStatus(container, await readOwnCheckout(container, id, session))
})
