import { z } from "zod"
import { invoiceSettings } from "../../contracts"
import { attachmentsIfMade } from "../../documents/attachment"
import { toShownPayment } from "../../invoice-view/read-payments"
import { portalServices } from "../../lib/services"
import { defineNotice } from "../define-notice"
import { orderOfPayment, readClientInvoice } from "../invoice-facts"
import { paymentReceiptMail } from "./template"

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
  load: async (container, { payment_id, link_id }) => {
    const { payments, settings } = portalServices(container)
    const { invoice_id } = await payments.getPayment(payment_id)
    const read = invoice_id && (await readClientInvoice(container, { invoice_id, link_id }))
    const payment = read ? read.payments.find(({ id }) => id === payment_id) : undefined
    if (!read || !payment) return null
    const { attach_pdf } = await settings.get(invoiceSettings)
    const attachments = attach_pdf ? await attachmentsIfMade(container, "receipt", payment_id) : []
    return { data: { ...read.data, payment: toShownPayment(payment) }, email: { ...read.email, attachments } }
  },
})
