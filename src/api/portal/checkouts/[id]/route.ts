import { getCheckout } from "../../../../contracts/routes/payment"
import { readCheckoutStatus, readOwnCheckout } from "../../../../workflows/payment/checkout-status"
import { implement } from "../../../implement"

export const GET = implement(
  getCheckout,
  async ({ session, params, container }) =>
    await readCheckoutStatus(container, await readOwnCheckout(container, params.id, session)),
)
