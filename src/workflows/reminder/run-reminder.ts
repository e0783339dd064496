import type { MedusaContainer } from "@medusajs/framework/types"
import { clockIn, dayIn } from "../../contracts/end-of-day"
import { dueReminder } from "../../lib/due-reminder"
import { portalServices } from "../../lib/services"
import { activeLinkIdsOf } from "../portal-link/active-links"
import { type ReminderDefinition, reminderBatches } from "./define-reminder"
import { wasReminded, withReminderLock } from "./remind-once"

/** From when on a day reminders go out, by the shop's clock, and until when a run that was late still sends them. */
const FROM = "09:00"
const UNTIL = "18:00"

/** Whether reminders go out at this moment, by the clock of the shop. */
export const isReminderHour = (time_zone: string, at: Date): boolean => {
  const clock = clockIn(time_zone, at)
  return FROM <= clock && clock < UNTIL
}

/**
 * Mentions again what waits, each on the days of its schedule and once a day, whatever hours the job runs at. What a client
 * was reminded of within `REMINDER_INTERVAL_HOURS`, also by hand, waits for a later run of the day. The mail itself looks once
 * more whether it still waits.
 * @returns how many things were mentioned
 */
export const runReminder = async (
  container: MedusaContainer,
  { readSchedule, listWaiting, sentOf, note, job }: ReminderDefinition,
): Promise<number> => {
  const schedule = await readSchedule(container)
  if (schedule.before_days.length + schedule.after_days.length === 0) return 0
  const { settings, outbox } = portalServices(container)
  const [{ time_zone }, { now }] = await Promise.all([settings.getShop(), outbox.readWatermark("reminders")])
  const today = dayIn(time_zone, now)
  const waiting = await listWaiting(container, today)
  const sent = await sentOf(
    container,
    waiting.map(({ id }) => id),
  )
  const due = waiting.flatMap((item) => {
    const reminder = dueReminder(item, schedule, { today, sent: sent.get(item.id) ?? [] })
    return reminder ? [{ item, reminder }] : []
  })
  let mentioned = 0
  for (const batch of reminderBatches(due)) {
    const order_ids = new Set(batch.map(({ item }) => item.order_id))
    const links = await activeLinkIdsOf(container, [...order_ids])
    for (const { item, reminder } of batch) {
      const link_ids = links.get(item.order_id) ?? []
      const jobs = link_ids.map((link_id) => job(item, link_id))
      // Staff may have reminded by hand since the list was read.
      const isNoted = await withReminderLock(container, item.order_id, async () => {
        if (jobs.length === 0 || (await wasReminded(container, link_ids, item.id))) return false
        return await note(container, item, reminder, jobs)
      })
      if (isNoted) mentioned += 1
    }
  }
  return mentioned
}
