import { z } from "zod"
import { idSchema, instantSchema } from "../common"

export const inboundMailStateSchema = z.enum(["received", "posted", "held", "discarded"])

/** Why a mail waits for staff instead of standing in a thread. */
export const holdReasonSchema = z.enum([
  /** An answer of a machine: out of office, a mailing list, a ticket system. */
  "automatic",
  /** A report about a mail that was not delivered. */
  "bounce",
  /** A mail of the portal's own came back. */
  "loop",
  /** It answers no mail that the portal knows. */
  "unknown_thread",
  /** It was not sent from the address that the answered mail went to. */
  "wrong_sender",
  /** The recipient's link, or a staff member's reply address, does not work any more. */
  "access_ended",
  /** Nothing was written above the quoted mail. */
  "no_words",
  /** The mail cannot be read. */
  "unreadable",
  /** More mails of one person than anybody writes. */
  "too_many",
])
export type HoldReason = z.infer<typeof holdReasonSchema>

export const heldMailSchema = z.object({
  id: idSchema,
  at: instantSchema,
  reason: holdReasonSchema,
  from_name: z.string(),
  from_email: z.string(),
  subject: z.string(),
  /** What was written, without what it answers. Empty where nothing was. */
  words: z.string(),
  attachment_names: z.array(z.string()),
  /** The project that it answers to, where one was found. */
  project: z.object({ id: idSchema, name: z.string() }).nullable(),
})
export type HeldMail = z.infer<typeof heldMailSchema>

/** Newest first, at most 50; `count` is the number of all. */
export const heldMailsSchema = z.object({ mails: z.array(heldMailSchema), count: z.number().int() })
export type HeldMails = z.infer<typeof heldMailsSchema>

/** The project whose thread a held mail is added to. */
export const addHeldMailSchema = z.object({ project_id: idSchema }).strict()
export type AddHeldMail = z.infer<typeof addHeldMailSchema>

/** All of a mail as plain text, also what it quotes. */
export const wholeMailSchema = z.object({
  from_name: z.string(),
  from_email: z.string(),
  subject: z.string(),
  text: z.string(),
  attachment_names: z.array(z.string()),
})
export type WholeMail = z.infer<typeof wholeMailSchema>
