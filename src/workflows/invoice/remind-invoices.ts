import type { MedusaContainer } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import { z } from "zod"
import { invoiceSettings, type InvoiceSettings } from "../../contracts"
import { isPayable } from "../../invoice-view/invoice-tile"
import { type OrderInvoice, readOrderInvoices } from "../../invoice-view/read-order-invoices"
import { defineJob } from "../../lib/jobs/define-job"
import { portalServices } from "../../lib/services"
import { runSql, sql } from "../../lib/sql"
import { dueReminder, type Reminder } from "../../modules/invoice/due-reminder"
import { invoiceReminder } from "../../notices/invoice-reminder"
import { activeLinkIds } from "../portal-link/active-links"

/** Orders with an issued invoice that a reminder may be about: settings reach at most 60 days ahead and 120 back. */
const ORDERS = `
  SELECT DISTINCT order_id FROM portal_invoice
   WHERE kind = 'invoice' AND issued_at IS NOT NULL AND voided_at IS NULL AND deleted_at IS NULL
     AND due_on BETWEEN to_char(now() - interval '130 days', 'YYYY-MM-DD') AND to_char(now() + interval '62 days', 'YYYY-MM-DD')`

const reminderOf = (
  { due_on, issued_on, money, ...invoice }: OrderInvoice,
  today: string,
  sent: readonly Reminder[],
  settings: InvoiceSettings,
): Reminder | null => {
  if (!isPayable(invoice) || MathBN.gt(money.processing, 0) || due_on === null || issued_on === null) return null
  return dueReminder({ due_on, issued_on, today, sent }, settings)
}

const remindOrder = async (
  container: MedusaContainer,
  order_id: string,
  settings: InvoiceSettings,
): Promise<number> => {
  const { invoices: service } = portalServices(container)
  const { invoices, today } = await readOrderInvoices(container, order_id)
  const sent = await service.remindersOf(invoices.map(({ id }) => id))
  const due = invoices.flatMap((invoice) => {
    const reminder = reminderOf(invoice, today, sent.get(invoice.id) ?? [], settings)
    return reminder ? [{ invoice_id: invoice.id, reminder }] : []
  })
  if (due.length === 0) return 0
  const links = await activeLinkIds(container, order_id)
  let reminded = 0
  for (const { invoice_id, reminder } of due) {
    const jobs = links.map((link_id) => invoiceReminder.job({ invoice_id, link_id }))
    if (await service.noteReminder(invoice_id, reminder, jobs)) reminded += 1
  }
  return reminded
}

/**
 * Mentions unpaid invoices again on the days that the settings name, each day once, whatever day the job runs on. The mail
 * itself looks once more whether the invoice is still unpaid.
 * @returns how many invoices were mentioned
 */
export const remindInvoices = async (container: MedusaContainer): Promise<number> => {
  const settings = await portalServices(container).settings.get(invoiceSettings)
  if (settings.remind_before_days.length + settings.remind_after_days.length === 0) return 0
  let reminded = 0
  for (const { order_id } of await runSql<{ order_id: string }>(container, sql(ORDERS)))
    reminded += await remindOrder(container, order_id, settings)
  return reminded
}

/** Every day in the American morning and the European afternoon. */
export const invoiceRemindersJob = defineJob({
  id: "invoice-reminders",
  title: "job.invoice_reminders",
  queue: "effects",
  cron: "23 14 * * *",
  maxAttempts: 5,
  payload: z.object({}),
  run: async (container) => await remindInvoices(container),
})
