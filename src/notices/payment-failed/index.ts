import { z } from "zod"
import { readCheckoutInvoices } from "../../invoice-view/checkout-invoices"
import { isPayable } from "../../invoice-view/invoice-tile"
import { readInvoice } from "../../invoice-view/read-order-invoices"
import { toMoney } from "../../lib/money"
import { portalServices } from "../../lib/services"
import { defineNotice } from "../define-notice"
import { exampleInvoice } from "../example-facts"
import { orderOfCheckout, readClientInvoice } from "../invoice-facts"
import { paymentFailedMail } from "./template"

/**
 * Tells the client that a bank debit failed days after it was begun, or that the bank took the money back after it had
 * arrived. Nothing once the invoice is paid in another way.
 */
export const paymentFailed = defineNotice({
  name: "payment-failed",
  title: "job.notice.payment_failed",
  audience: "client",
  channels: { email: paymentFailedMail },
  payload: z.object({ checkout_id: z.string(), link_id: z.string() }),
  about: ({ checkout_id, link_id }) => ({ resource_type: "portal_checkout", resource_id: checkout_id, link_id }),
  orderOf: orderOfCheckout,
  default: { enabled: true, delay_minutes: 0 },
  isDue: async (container, { checkout_id }) => {
    const checkout = await portalServices(container).payments.findCheckout({ id: checkout_id })
    const [first] = checkout?.parts ?? []
    return first !== undefined && isPayable((await readInvoice(container, first.invoice_id)).invoice)
  },
  example: {
    ...exampleInvoice,
    numbers: [exampleInvoice.invoice.number],
    amount: "1140.00",
    failure: "insufficient_funds",
    is_returned: false,
  },
  load: async (container, { checkout_id, link_id }) => {
    const checkout = await portalServices(container).payments.findCheckout({ id: checkout_id })
    const [first] = checkout?.parts ?? []
    const read = first && (await readClientInvoice(container, { invoice_id: first.invoice_id, link_id }))
    if (!checkout || !read) return null
    const is_returned = checkout.state === "paid"
    return {
      data: {
        ...read.data,
        numbers: (await readCheckoutInvoices(container, checkout)).map(({ number }) => number),
        amount: toMoney(checkout.amount, checkout.currency_code),
        failure: is_returned ? null : checkout.failure,
        is_returned,
      },
      email: read.email,
    }
  },
})
