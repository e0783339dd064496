import { z } from "zod"
import { toMoney } from "../../lib/money"
import { portalServices } from "../../lib/services"
import { defineNotice } from "../define-notice"
import { exampleInvoice } from "../example-facts"
import { orderOfPayment, readClientInvoice } from "../invoice-facts"
import { refundReturnedMail } from "./template"

/** Tells the client that a refund of which they had been told did not reach them. */
export const refundReturned = defineNotice({
  name: "refund-returned",
  title: "job.notice.refund_returned",
  audience: "client",
  channels: { email: refundReturnedMail },
  payload: z.object({ payment_id: z.string(), link_id: z.string() }),
  about: ({ payment_id, link_id }) => ({ resource_type: "portal_payment", resource_id: payment_id, link_id }),
  orderOf: orderOfPayment,
  default: { enabled: true, delay_minutes: 0 },
  example: { ...exampleInvoice, amount: "1140.00" },
  load: async (container, { payment_id, link_id }) => {
    const { invoice_id, amount, currency_code } = await portalServices(container).payments.getPayment(payment_id)
    const read = invoice_id && (await readClientInvoice(container, { invoice_id, link_id }))
    return read ? { data: { ...read.data, amount: toMoney(amount, currency_code) }, email: read.email } : null
  },
})
