import { accountCheckoutPath } from "@/lib/account/account-path"
import { readAccountCheckout, refreshAccountPayment } from "@/lib/data/checkout"
import { checkoutRoute } from "@/lib/pay/checkout-route"

export const { GET, POST } = checkoutRoute({
  place: "a",
  read: readAccountCheckout,
  refresh: refreshAccountPayment,
  path: accountCheckoutPath,
})
