import { getAccountCheckout } from "../../../../../contracts/routes/account"
import { readCheckoutStatus, readOwnAccountCheckout } from "../../../../../workflows/payment/checkout-status"
import { implement } from "../../../../implement"
import { accountReaderOf } from "../../account-access"

export const GET = implement(
  getAccountCheckout,
  async ({ session, params, container }) =>
    await readCheckoutStatus(container, await readOwnAccountCheckout(container, params.id, accountReaderOf(session))),
)
