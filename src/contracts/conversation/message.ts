import { z } from "zod"
import { idSchema, LIMITS, noteSchema } from "../common"

/** What a message can refer to: a line of the order, a proof or an invoice. */
export const messageSubjectTypeSchema = z.enum(["line", "proof", "invoice"])
export type MessageSubjectType = z.infer<typeof messageSubjectTypeSchema>

export const messageSubjectSchema = z.object({ type: messageSubjectTypeSchema, id: idSchema })
export type MessageSubject = z.infer<typeof messageSubjectSchema>

/** `title`: a line's or proof's title, or an invoice's number. */
export const namedSubjectSchema = messageSubjectSchema.extend({ title: z.string() })
export type NamedSubject = z.infer<typeof namedSubjectSchema>

/** Files of one message. */
export const MAX_ATTACHMENTS = 10

/**
 * `key` makes repeating safe: the same key of the same person is the same message. `files`: own uploads that nothing uses
 * yet, in the order in which they are shown.
 */
export const sendMessageSchema = z
  .object({
    key: z.uuid(),
    body: noteSchema,
    about: messageSubjectSchema.nullable().default(null),
    files: z.array(idSchema).max(MAX_ATTACHMENTS).default([]),
  })
  .strict()
export type SendMessage = z.output<typeof sendMessageSchema>

/** `note`: an internal note, which no client ever sees. */
export const messageKindSchema = z.enum(["message", "note"])
export type MessageKind = z.infer<typeof messageKindSchema>

export const sendStaffMessageSchema = sendMessageSchema.extend({ kind: messageKindSchema.default("message") })
export type SendStaffMessage = z.output<typeof sendStaffMessageSchema>

/** Messages up to this one are read. A mark that lies further ahead stays. */
export const markReadSchema = z.object({ until: idSchema }).strict()
export type MarkRead = z.infer<typeof markReadSchema>

/** `unread`: messages of others that the reader has not seen, counted up to `MAX_UNREAD`. */
export const unreadSchema = z.object({ unread: z.number().int() })

/** Counting stops here; more reads as "99+". */
export const MAX_UNREAD = 100

export const saveReplySchema = z.object({ title: z.string().trim().min(1).max(LIMITS.name), body: noteSchema }).strict()
export type SaveReply = z.infer<typeof saveReplySchema>

/** Words that staff send often. All staff share them. */
export const savedReplySchema = saveReplySchema.extend({ id: idSchema })
export type SavedReply = z.infer<typeof savedReplySchema>

export const savedRepliesSchema = z.object({ replies: z.array(savedReplySchema) })
