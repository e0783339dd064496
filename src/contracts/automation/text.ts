import { z } from "zod"

/** Longest text of a shop's own for one message. */
export const MAX_TEXT = 2_000

export const noticeTextSchema = z.object({
  key: z.string(),
  /** The catalogue's own words, in ICU MessageFormat. */
  original: z.string(),
  /** Placeholders that a text for it may name. */
  placeholders: z.array(z.string()),
  /** The shop's words in its place; null where it uses the catalogue's. */
  text: z.string().nullable(),
})
export type NoticeText = z.infer<typeof noticeTextSchema>

/** The words of a notice in one of the languages that mails are written in. */
export const noticeTextsSchema = z.object({
  language: z.string(),
  languages: z.array(z.string()),
  texts: z.array(noticeTextSchema),
})
export type NoticeTexts = z.infer<typeof noticeTextsSchema>

export const noticeTextsQuerySchema = z.object({ language: z.string().max(35).optional() }).strict()

/** `text`: null for the catalogue's words. */
export const saveNoticeTextSchema = z
  .object({
    language: z.string().max(35),
    key: z.string().max(100),
    text: z.string().trim().min(1).max(MAX_TEXT).nullable(),
  })
  .strict()
export type SaveNoticeText = z.infer<typeof saveNoticeTextSchema>
