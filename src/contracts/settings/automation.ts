import { z } from "zod"
import { quietHoursSchema } from "../mail/preference"
import { defineSettings, type SettingsDefinition } from "./define-settings"

const WEEK_MINUTES = 7 * 24 * 60

/** How one notice is sent. */
export const noticeSettingSchema = z.object({
  enabled: z.boolean(),
  /** Minutes from what happened until the notice goes out. */
  delay_minutes: z.number().int().min(0).max(WEEK_MINUTES),
  /** Send it only while the notice's own condition holds, for example while the client has not seen the page. */
  checks_condition: z.boolean(),
  /** Hold it back during the recipient's quiet hours. */
  keeps_quiet_hours: z.boolean(),
})
export type NoticeSetting = z.infer<typeof noticeSettingSchema>

/** Sets what is given and keeps the rest. */
export const updateNoticeSettingSchema = noticeSettingSchema.partial().strict()
export type UpdateNoticeSetting = z.infer<typeof updateNoticeSettingSchema>

const storedSettings = z.record(z.string(), noticeSettingSchema.partial())

/**
 * What staff chose for each notice, by the notice's name; what they did not choose is as the notice was defined. Staff edit
 * it on the automations page, through routes of its own, which know what each notice allows.
 */
export const automationSettings: SettingsDefinition<z.output<typeof storedSettings>> = {
  namespace: "automations",
  schema: storedSettings,
  changes: storedSettings,
  defaults: {},
}

/** The hours in which clients get no automatic mail. */
export const automationHours = defineSettings({
  namespace: "automation_hours",
  fields: {
    /** By the recipient's clock, or the shop's where the recipient chose no time zone. Null: mail goes out at any hour. */
    quiet: quietHoursSchema.nullable(),
  },
  defaults: { quiet: null },
})
export type AutomationHours = z.output<typeof automationHours.schema>
