import { z } from "zod"
import { shownActorSchema } from "../actor"
import { decisionKindSchema } from "../approval"
import { idSchema, instantSchema } from "../common"
import { portalFileSchema } from "../file"
import { invoiceKindSchema } from "../invoice/invoice"
import { namedSubjectSchema } from "./message"

const entry = z.object({
  id: idSchema,
  at: instantSchema,
  /** Null for what nobody in particular did. */
  author: shownActorSchema.nullable(),
  /** The same for all entries of one client, and null for all others. The reader's own is `author_tag` beside the entries. */
  author_tag: z.string().nullable(),
})
const body = z.string().nullable()
const version = z.number().int()

const messageEntrySchema = entry.extend({
  kind: z.literal("message"),
  /** Empty once its author was erased. */
  body: z.string(),
  about: namedSubjectSchema.nullable(),
  files: z.array(portalFileSchema),
  /** It came by mail; staff can read the whole mail. */
  by_mail: z.boolean(),
})

/** What a request or decision is about. */
const decidedSubjectSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("order"), version }),
  z.object({ type: z.literal("proof"), id: idSchema, title: z.string(), version }),
])

/** What clients see of a thread. Internal notes are no kind of it. */
export const threadEntrySchema = z.discriminatedUnion("kind", [
  messageEntrySchema,
  entry.extend({ kind: z.literal("approval_requested"), version, body }),
  entry.extend({ kind: z.literal("decision"), decision: decisionKindSchema, about: decidedSubjectSchema, body }),
  /** `is_waiver`: the client was asked to do without a proof. */
  entry.extend({
    kind: z.literal("proof_sent"),
    about: z.object({ id: idSchema, title: z.string(), version, is_waiver: z.boolean() }),
    body,
  }),
  entry.extend({
    kind: z.literal("invoice_sent"),
    about: z.object({ id: idSchema, number: z.string(), kind: invoiceKindSchema }),
    body,
  }),
  entry.extend({ kind: z.literal("shared"), recipient: z.string() }),
  entry.extend({ kind: z.literal("shipped"), tracking: z.array(z.string()) }),
])
export type ThreadEntry = z.infer<typeof threadEntrySchema>

export const noteEntrySchema = messageEntrySchema.extend({ kind: z.literal("note") })
export type NoteEntry = z.infer<typeof noteEntrySchema>

export const staffThreadEntrySchema = z.discriminatedUnion("kind", [...threadEntrySchema.options, noteEntrySchema])
export type StaffThreadEntry = z.infer<typeof staffThreadEntrySchema>

/** Entries of one answer. */
export const THREAD_PAGE = 50

export const threadQuerySchema = z
  .object({
    /** The `older` of an earlier answer. */
    before: z.string().max(1_000).optional(),
  })
  .strict()

/** `GET /portal/conversation`: a page of the thread, newest first. */
export const threadSchema = z.object({
  entries: z.array(threadEntrySchema),
  /** Cursor of the entries before these; null at the thread's beginning. */
  older: z.string().nullable(),
  author_tag: z.string(),
  unread: z.number().int(),
})
export type Thread = z.infer<typeof threadSchema>

export const threadAnswerSchema = z.object({ entry: threadEntrySchema })

export const staffThreadSchema = z.object({
  entries: z.array(staffThreadEntrySchema),
  older: z.string().nullable(),
  unread: z.number().int(),
  /** Since when a client waits for an answer; null when none does. */
  unanswered_since: instantSchema.nullable(),
  /** Names of those who can read what staff write, and get it by mail. */
  recipients: z.array(z.string()),
  /** What a message can refer to. */
  subjects: z.array(namedSubjectSchema),
})
export type StaffThread = z.infer<typeof staffThreadSchema>

export const staffThreadAnswerSchema = z.object({ entry: staffThreadEntrySchema })
