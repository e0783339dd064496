import { ORDER_SUBJECT, reminderSettings } from "../../contracts"
import { dayIn } from "../../contracts/end-of-day"
import { portalServices } from "../../lib/services"
import { approvalReminder } from "../../notices/approval-reminder"
import { defineReminder, reminderBatches, type WaitingItem } from "../reminder/define-reminder"
import { readOpenRequests, requestReminderNotes } from "../reminder/open-requests"

/** Quotes and orders that wait for an approval; not those that have expired, which can only be renewed. */
export const approvalReminders = defineReminder({
  readSchedule: async (container) => (await portalServices(container).settings.get(reminderSettings)).approval,
  listWaiting: async (container, today) => {
    const { quoteValidity, settings } = portalServices(container)
    const { time_zone } = await settings.getShop()
    const waiting: WaitingItem[] = []
    for (const batch of reminderBatches(await readOpenRequests(container, ORDER_SUBJECT))) {
      const views = await quoteValidity.findViews(batch.map(({ id }) => id))
      for (const { id, order_id, asked_on, told_on } of batch) {
        const validity = views.get(id)
        const deadline_on = validity ? dayIn(time_zone, new Date(validity.valid_until)) : null
        if (deadline_on === null || deadline_on >= today)
          waiting.push({ id, order_id, told_on, deadline_on, after_on: asked_on })
      }
    }
    return waiting
  },
  ...requestReminderNotes,
  job: ({ id: request_id }, link_id) => approvalReminder.job({ request_id, link_id }),
})
