import { z } from "zod"
import { idSchema, instantSchema } from "../common"

export const noticeStateSchema = z.enum(["queued", "sent", "failed", "skipped"])
export type NoticeState = z.infer<typeof noticeStateSchema>

/**
 * Why a notice was not sent, or what is in doubt about it. `switched_off`: staff had switched it off. `condition`: its
 * condition did not hold any more. `unsubscribed`: the recipient ended mails of its kind. `nothing_left`: there was nothing
 * to say any more, for example because the client had acted or the link had ended. `no_provider`: the shop has no e-mail
 * provider. `bounced`: the recipient's mail server sent it back. `complained`: the recipient marked it as spam.
 * `maybe_twice`: of one that was sent; a server stopped while it sent the email, and another sent it again.
 */
export const noticeReasonSchema = z.enum([
  "switched_off",
  "condition",
  "unsubscribed",
  "nothing_left",
  "no_provider",
  "bounced",
  "complained",
  "maybe_twice",
])
export type NoticeReason = z.infer<typeof noticeReasonSchema>

/** What became of one notice to one recipient. */
export const noticeLogEntrySchema = z.object({
  id: z.string(),
  notice: z.string(),
  /** In the shop's language. */
  title: z.string(),
  state: noticeStateSchema,
  /** Why it was not sent, for code. Null for others, and for a failure that is none of these. */
  reason_code: noticeReasonSchema.nullable(),
  /** Why it failed, in words of whatever refused it. */
  reason: z.string().nullable(),
  /** Address, or the name of whose bell it is; null where it is not known. */
  recipient: z.string().nullable(),
  /** When there was something to say. */
  created_at: instantSchema,
  /** When it became what it is. */
  at: instantSchema,
  project: z.object({ id: idSchema, name: z.string() }).nullable(),
})
export type NoticeLogEntry = z.infer<typeof noticeLogEntrySchema>

export const noticeLogQuerySchema = z
  .object({
    notice: z.string().max(100).optional(),
    state: noticeStateSchema.optional(),
    /** Cursor of an earlier answer: what came before it. */
    before: z.string().max(500).optional(),
  })
  .strict()
export type NoticeLogQuery = z.infer<typeof noticeLogQuerySchema>

/** Newest first. */
export const noticeLogSchema = z.object({
  entries: z.array(noticeLogEntrySchema),
  /** Cursor of what came before; null at the end. */
  before: z.string().nullable(),
})
export type NoticeLog = z.infer<typeof noticeLogSchema>
