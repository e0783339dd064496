import type { MedusaContainer } from "@medusajs/framework/types"
import { invoiceSettings } from "../../contracts"
import { dayIn } from "../../contracts/end-of-day"
import { type OrderInvoice, readOrderInvoices } from "../../invoice-view/read-order-invoices"
import { portalServices } from "../../lib/services"
import { runSql, sql } from "../../lib/sql"
import { invoiceReminder, isUnpaid } from "../../notices/invoice-reminder"
import { defineReminder, reminderBatches, type WaitingItem } from "../reminder/define-reminder"

/** Subject type of invoices among what clients were reminded of by hand. */
export const INVOICE_SUBJECT = "invoice"

/** Orders with an issued invoice that a reminder may be about: settings reach at most 60 days ahead and 120 back. */
const ORDERS = `
  SELECT DISTINCT order_id FROM portal_invoice
   WHERE kind = 'invoice' AND issued_at IS NOT NULL AND voided_at IS NULL AND deleted_at IS NULL
     AND due_on BETWEEN to_char(now() - interval '130 days', 'YYYY-MM-DD') AND to_char(now() + interval '62 days', 'YYYY-MM-DD')`

const toWaiting = (invoice: OrderInvoice): WaitingItem[] => {
  const { id, order_id, due_on, issued_on } = invoice
  if (!isUnpaid(invoice) || due_on === null || issued_on === null) return []
  return [{ id, order_id, told_on: issued_on, deadline_on: due_on, after_on: due_on }]
}

/** What staff mentioned by hand is not mentioned again on that day. */
const withNudges = async (container: MedusaContainer, waiting: readonly WaitingItem[]): Promise<WaitingItem[]> => {
  const { automations, settings } = portalServices(container)
  const [{ time_zone }, nudges] = await Promise.all([
    settings.getShop(),
    automations.nudgesOf(
      INVOICE_SUBJECT,
      waiting.map(({ id }) => id),
    ),
  ])
  return waiting.map((item) => {
    const nudged_at = nudges.get(item.id)
    const nudged_on = nudged_at ? dayIn(time_zone, nudged_at) : item.told_on
    return { ...item, told_on: nudged_on > item.told_on ? nudged_on : item.told_on }
  })
}

/** Unpaid invoices, before and after they are due. */
export const invoiceReminders = defineReminder({
  readSchedule: async (container) => {
    const { remind_before_days, remind_after_days } = await portalServices(container).settings.get(invoiceSettings)
    return { before_days: remind_before_days, after_days: remind_after_days }
  },
  listWaiting: async (container) => {
    const ids = (await runSql<{ order_id: string }>(container, sql(ORDERS))).map(({ order_id }) => order_id)
    const waiting: WaitingItem[] = []
    for (const batch of reminderBatches(ids)) {
      const { invoices } = await readOrderInvoices(container, batch)
      waiting.push(...invoices.flatMap(toWaiting))
    }
    return await withNudges(container, waiting)
  },
  sentOf: async (container, ids) => await portalServices(container).invoices.remindersOf([...ids]),
  note: async (container, { id }, reminder, jobs) =>
    await portalServices(container).invoices.noteReminder(id, reminder, jobs),
  job: ({ id: invoice_id }, link_id) => invoiceReminder.job({ invoice_id, link_id }),
})
