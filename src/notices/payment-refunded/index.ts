import { z } from "zod"
import { portalServices } from "../../lib/services"
import { defineNotice } from "../define-notice"
import { exampleInvoice } from "../example-facts"
import { orderOfPayment, readClientInvoice } from "../invoice-facts"
import { paymentRefundedMail } from "./template"

/** Tells the client of one refund, whether staff made it in Medusa's admin or in Stripe's dashboard. */
export const paymentRefunded = defineNotice({
  name: "payment-refunded",
  title: "job.notice.payment_refunded",
  audience: "client",
  channels: { email: paymentRefundedMail },
  payload: z.object({ payment_id: z.string(), refund_id: z.string(), link_id: z.string() }),
  about: ({ refund_id, link_id }) => ({ resource_type: "refund", resource_id: refund_id, link_id }),
  orderOf: orderOfPayment,
  default: { enabled: true, delay_minutes: 0 },
  example: { ...exampleInvoice, amount: "1140.00" },
  load: async (container, { payment_id, refund_id, link_id }) => {
    const { invoice_id } = await portalServices(container).payments.getPayment(payment_id)
    const read = invoice_id && (await readClientInvoice(container, { invoice_id, link_id }))
    if (!read) return null
    const refund = read.payments.find(({ id }) => id === payment_id)?.refunds.find(({ id }) => id === refund_id)
    return refund ? { data: { ...read.data, amount: refund.amount }, email: read.email } : null
  },
})
