import { checkoutPath } from "@/components/invoices/invoice-path"
import { readCheckout, refreshPayment } from "@/lib/data/checkout"
import { checkoutRoute } from "@/lib/pay/checkout-route"

export const { GET, POST } = checkoutRoute({
  place: "p",
  read: readCheckout,
  refresh: refreshPayment,
  path: checkoutPath,
})
