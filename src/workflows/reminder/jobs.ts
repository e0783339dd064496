import { z } from "zod"
import { defineJob } from "../../lib/jobs/define-job"
import { portalServices } from "../../lib/services"
import { reminders } from "./registry"
import { isReminderHour, runReminder } from "./run-reminder"

/** Every hour of the shop's working day: each reminder goes out once, and an hour that was missed is made up for. */
export const remindersJob = defineJob({
  id: "reminders",
  title: "job.reminders",
  queue: "upkeep",
  cron: "23 * * * *",
  maxAttempts: 3,
  payload: z.object({}),
  run: async (container) => {
    const { settings, outbox } = portalServices(container)
    const [{ time_zone }, { now }] = await Promise.all([settings.getShop(), outbox.readWatermark("reminders")])
    if (!isReminderHour(time_zone, now)) return
    for (const reminder of reminders) await runReminder(container, reminder)
  },
})
