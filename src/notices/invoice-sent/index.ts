import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "zod"
import { invoiceSettings } from "../../contracts"
import { attachmentsIfMade } from "../../documents/attachment"
import { portalServices } from "../../lib/services"
import { unseen } from "../condition"
import { defineNotice } from "../define-notice"
import { EXAMPLE_REP, exampleInvoice } from "../example-facts"
import { LATEST } from "../latest"
import { readClientInvoice } from "../invoice-facts"
import { invoiceSentMail } from "./template"

const readInvoiceMail = async (
  container: MedusaContainer,
  { mail_id, link_id }: { mail_id: string; link_id: string },
) => {
  const { invoice_id, message, actor_type, actor_name } = await portalServices(container).invoices.getMail(mail_id)
  const read = await readClientInvoice(container, { invoice_id, link_id })
  if (!read || read.invoice.state === "void") return null
  const sent_by = actor_type === "system" ? null : actor_name
  return { invoice: read.invoice, data: { ...read.data, message, sent_by }, email: read.email }
}

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
  condition: unseen,
  latest: LATEST.invoice_mail,
  example: { ...exampleInvoice, message: null, sent_by: EXAMPLE_REP },
  load: async (container, payload) => {
    const read = await readInvoiceMail(container, payload)
    if (!read) return null
    const { id, kind } = read.invoice
    const { attach_pdf } = await portalServices(container).settings.get(invoiceSettings)
    const attachments = attach_pdf ? await attachmentsIfMade(container, kind, id) : []
    return { data: read.data, email: { ...read.email, attachments } }
  },
  // Attaching a document stores it.
  preview: readInvoiceMail,
})
