import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "zod"
import { invoiceSettings } from "../../contracts"
import { attachmentsIfMade } from "../../documents/attachment"
import { toShownPayment } from "../../invoice-view/read-payments"
import { portalServices } from "../../lib/services"
import { defineNotice } from "../define-notice"
import { EXAMPLE_AT, exampleInvoice } from "../example-facts"
import { LATEST } from "../latest"
import { orderOfPayment, readClientInvoice } from "../invoice-facts"
import { paymentReceiptMail } from "./template"

const readReceipt = async (
  container: MedusaContainer,
  { payment_id, link_id }: { payment_id: string; link_id: string },
) => {
  const { invoice_id } = await portalServices(container).payments.getPayment(payment_id)
  const read = invoice_id && (await readClientInvoice(container, { invoice_id, link_id }))
  const payment = read ? read.payments.find(({ id }) => id === payment_id) : undefined
  return read && payment ? { data: { ...read.data, payment: toShownPayment(payment) }, email: read.email } : null
}

/** The client's receipt of a payment, however it came in. */
export const paymentReceipt = defineNotice({
  name: "payment-receipt",
  title: "job.notice.payment_receipt",
  audience: "client",
  channels: { email: paymentReceiptMail },
  payload: z.object({ payment_id: z.string(), link_id: z.string() }),
  about: ({ payment_id, link_id }) => ({ resource_type: "portal_payment", resource_id: payment_id, link_id }),
  orderOf: orderOfPayment,
  default: { enabled: true, delay_minutes: 0 },
  latest: LATEST.payment,
  example: {
    ...exampleInvoice,
    payment: {
      id: "ppay_example",
      invoice_id: null,
      method: "stripe_card",
      last4: "4242",
      currency_code: "usd",
      amount: "1140.00",
      refunded: "0.00",
      disputed: "0.00",
      received_at: EXAMPLE_AT,
      is_returned_refund: false,
      reference: null,
    },
  },
  load: async (container, payload) => {
    const read = await readReceipt(container, payload)
    if (!read) return null
    const { attach_pdf } = await portalServices(container).settings.get(invoiceSettings)
    const attachments = attach_pdf ? await attachmentsIfMade(container, "receipt", payload.payment_id) : []
    return { data: read.data, email: { ...read.email, attachments } }
  },
  // Attaching a document stores it.
  preview: readReceipt,
})
