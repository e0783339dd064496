import { z } from "zod"
import { idSchema, instantSchema } from "../common"
import { quietHoursSchema } from "../mail/preference"
import { automationHours, noticeSettingSchema } from "../settings/automation"
import { reminderSettings } from "../settings/reminder"
import { stageNoticeSchema } from "../settings/stage-notice"

/** To whom a notice goes. */
export const noticeAudienceSchema = z.enum(["client", "staff"])
export type NoticeAudience = z.infer<typeof noticeAudienceSchema>

/** `feed`: the bell of the admin. */
export const noticeChannelSchema = z.enum(["email", "feed"])
export type NoticeChannel = z.infer<typeof noticeChannelSchema>

/**
 * What must still be true when a notice is sent. `unseen`: the recipient has not opened the page since. `undecided`,
 * `unpaid`, `unread`: the client has not acted on what it is about.
 */
export const noticeConditionSchema = z.enum(["unseen", "undecided", "unpaid", "unread"])
export type NoticeCondition = z.infer<typeof noticeConditionSchema>

/** What became of a notice's messages in the last 30 days. */
export const noticeCountsSchema = z.object({
  queued: z.number().int(),
  sent: z.number().int(),
  failed: z.number().int(),
  skipped: z.number().int(),
  /** When the last one was sent; null for none. */
  last_sent_at: instantSchema.nullable(),
})
export type NoticeCounts = z.infer<typeof noticeCountsSchema>

/** A notice of the plugin, as the automations page lists it. */
export const noticeSchema = z.object({
  name: z.string(),
  /** In the shop's language. */
  title: z.string(),
  audience: noticeAudienceSchema,
  channels: z.array(noticeChannelSchema),
  setting: noticeSettingSchema,
  /** Whether any of it was changed from how the notice was defined. */
  is_changed: z.boolean(),
  /** Always sent, and at once: its recipient waits for it, or must get it. Only its texts can be changed. */
  is_required: z.boolean(),
  /** The least delay: notices that come together within it go out as one. */
  min_delay_minutes: z.number().int(),
  /** Always checked when it is sent. */
  conditions: z.array(noticeConditionSchema),
  /** Checked when it is sent where `setting.checks_condition` is on; null where there is no such condition. */
  optional_condition: noticeConditionSchema.nullable(),
  counts: noticeCountsSchema,
})
export type NoticeListItem = z.infer<typeof noticeSchema>

/** Whether clients are told that their order has come to a stage, and what. */
export const stageNoticeItemSchema = stageNoticeSchema.extend({ id: idSchema, name: z.string(), color: z.string() })
export type StageNoticeItem = z.infer<typeof stageNoticeItemSchema>

export const updateStageNoticeSchema = stageNoticeSchema.partial().strict()
export type UpdateStageNotice = z.infer<typeof updateStageNoticeSchema>

export const automationsSchema = z.object({
  quiet: quietHoursSchema.nullable(),
  /** The shop's: quiet hours count in it for recipients who chose none. */
  time_zone: z.string(),
  notices: z.array(noticeSchema),
  /** In the order of the shop's stages. */
  stages: z.array(stageNoticeItemSchema),
  reminders: reminderSettings.schema,
})
export type Automations = z.infer<typeof automationsSchema>

export const updateRemindersSchema = reminderSettings.changes
export type UpdateReminders = z.infer<typeof updateRemindersSchema>

export const updateAutomationHoursSchema = automationHours.schema.strict()
export type UpdateAutomationHours = z.infer<typeof updateAutomationHoursSchema>
