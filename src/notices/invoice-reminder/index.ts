import { MathBN } from "@medusajs/framework/utils"
import { z } from "zod"
import { isPayable } from "../../invoice-view/invoice-tile"
import { defineNotice } from "../define-notice"
import { orderOfInvoice, readClientInvoice } from "../invoice-facts"
import { invoiceReminderMail } from "./template"

/** Mentions an unpaid invoice again, before or after it is due; nothing once it is paid or a payment is on its way. */
export const invoiceReminder = defineNotice({
  name: "invoice-reminder",
  title: "job.notice.invoice_reminder",
  audience: "client",
  channels: { email: invoiceReminderMail },
  payload: z.object({ invoice_id: z.string(), link_id: z.string() }),
  about: ({ invoice_id, link_id }) => ({ resource_type: "portal_invoice", resource_id: invoice_id, link_id }),
  orderOf: orderOfInvoice,
  default: { enabled: true, delay_minutes: 0 },
  load: async (container, payload) => {
    const read = await readClientInvoice(container, payload)
    if (!read || !isPayable(read.invoice) || MathBN.gt(read.invoice.money.processing, 0)) return null
    return { data: { ...read.data, is_overdue: read.invoice.state === "overdue" }, email: read.email }
  },
})
