import { MathBN } from "@medusajs/framework/utils"
import { z } from "zod"
import { isPayable } from "../../invoice-view/invoice-tile"
import { type OrderInvoice, readInvoice } from "../../invoice-view/read-order-invoices"
import { withOrderMoneyLock } from "../../workflows/payment/with-order-money-lock"
import { unseen } from "../condition"
import { defineNotice } from "../define-notice"
import { exampleInvoice } from "../example-facts"
import { LATEST } from "../latest"
import { orderOfInvoice, readClientInvoice } from "../invoice-facts"
import { invoiceReminderMail } from "./template"

/** Whether money is asked for on an invoice, and none is on its way. */
export const isUnpaid = (invoice: OrderInvoice): boolean =>
  isPayable(invoice) && !MathBN.gt(invoice.money.processing, 0)

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
  conditions: ["unpaid"],
  condition: unseen,
  isDue: async (container, { invoice_id }) => isUnpaid((await readInvoice(container, invoice_id)).invoice),
  latest: LATEST.invoice,
  example: { ...exampleInvoice, is_overdue: true },
  load: async (container, payload) => {
    const read = await readClientInvoice(container, payload)
    if (!read) return null
    const { id, order_id } = read.invoice
    return {
      data: { ...read.data, is_overdue: read.invoice.state === "overdue" },
      email: read.email,
      isStillTrue: async () =>
        await withOrderMoneyLock(container, order_id, async () => isUnpaid((await readInvoice(container, id)).invoice)),
    }
  },
})
