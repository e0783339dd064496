import { z } from "zod"
import { instantSchema } from "../common"
import { MAX_TEXT } from "./text"

/** Words that are not saved yet, by message; null for the portal's own in place of those that are. */
const draftTextsSchema = z.record(z.string().max(100), z.string().trim().min(1).max(MAX_TEXT).nullable())

export const previewNoticeSchema = z
  .object({
    /** Left out: the shop's. */
    language: z.string().max(35).optional(),
    texts: draftTextsSchema.default({}),
  })
  .strict()
export type PreviewNotice = z.infer<typeof previewNoticeSchema>

/** What a notice would say. Addresses in it open nothing. */
export const noticePreviewSchema = z.object({
  language: z.string(),
  languages: z.array(z.string()),
  /** When the latest thing that it could be about happened; null where it is about made-up values. */
  occurred_at: instantSchema.nullable(),
  email: z.object({ subject: z.string(), html: z.string(), text: z.string() }).nullable(),
  /** The line in the admin's bell. */
  bell: z.object({ title: z.string(), text: z.string() }).nullable(),
})
export type NoticePreview = z.infer<typeof noticePreviewSchema>
