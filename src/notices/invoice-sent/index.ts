import { z } from "zod"
import { invoiceSettings } from "../../contracts"
import { attachmentsIfMade } from "../../documents/attachment"
import { portalServices } from "../../lib/services"
import { defineNotice } from "../define-notice"
import { readClientInvoice } from "../invoice-facts"
import { invoiceSentMail } from "./template"

/** An invoice or credit note goes to one recipient: when it is issued, and whenever staff send it again. */
export const invoiceSent = defineNotice({
  name: "invoice-sent",
  title: "job.notice.invoice_sent",
  audience: "client",
  channels: { email: invoiceSentMail },
  payload: z.object({ mail_id: z.string(), link_id: z.string() }),
  about: ({ mail_id, link_id }) => ({ resource_type: "portal_invoice_mail", resource_id: mail_id, link_id }),
  orderOf: async (container, { mail_id }) => {
    const { invoices } = portalServices(container)
    return (await invoices.getInvoice((await invoices.getMail(mail_id)).invoice_id)).order_id
  },
  default: { enabled: true, delay_minutes: 0 },
  load: async (container, { mail_id, link_id }) => {
    const { invoices, settings } = portalServices(container)
    const { invoice_id, message, actor_type, actor_name } = await invoices.getMail(mail_id)
    const read = await readClientInvoice(container, { invoice_id, link_id })
    if (!read || read.invoice.state === "void") return null
    const sent_by = actor_type === "system" ? null : actor_name
    const { attach_pdf } = await settings.get(invoiceSettings)
    const attachments = attach_pdf ? await attachmentsIfMade(container, read.invoice.kind, invoice_id) : []
    return { data: { ...read.data, message, sent_by }, email: { ...read.email, attachments } }
  },
})
