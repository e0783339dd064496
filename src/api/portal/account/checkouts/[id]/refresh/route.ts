import { refreshAccountCheckout } from "../../../../../../contracts/routes/account"
import { readCheckoutStatus, readOwnAccountCheckout } from "../../../../../../workflows/payment/checkout-status"
import { reconcileCheckout } from "../../../../../../workflows/payment/reconcile-checkout"
import { implement } from "../../../../../implement"
import { accountReaderOf } from "../../../account-access"

export const POST = implement(refreshAccountCheckout, async ({ session, params, container }) => {
  const reader = accountReaderOf(session)
  const { id } = await readOwnAccountCheckout(container, params.id, reader)
  await reconcileCheckout(container, id)
  return await readCheckoutStatus(container, await readOwnAccountCheckout(container, id, reader))
})
