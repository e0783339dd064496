import { z } from "zod"
import { defineSettings } from "./define-settings"

/** Days of a reminder's schedule; empty for never. */
export const reminderDaysSchema = z.array(z.number().int().min(1).max(120)).max(5)

const scheduleSchema = z.object({
  /** Days before the client should have acted: the approve-by day of a proof, the last day of a quote. */
  before_days: reminderDaysSchema,
  /** Days after the client was asked. */
  after_days: reminderDaysSchema,
})
export type ReminderDays = z.output<typeof scheduleSchema>

/** On which days clients are reminded of what waits for their decision. Those of invoices are in the invoice settings. */
export const reminderSettings = defineSettings({
  namespace: "reminder",
  fields: { approval: scheduleSchema, proof: scheduleSchema },
  defaults: {
    approval: { before_days: [1], after_days: [3, 7] },
    proof: { before_days: [1], after_days: [2, 5] },
  },
})
export type ReminderSettings = z.output<typeof reminderSettings.schema>
