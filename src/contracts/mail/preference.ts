import { z } from "zod"
import { timeZoneSchema } from "../common"

/**
 * Kinds of mails that a client can do without, or have once a day. All others are always sent, and at once: what they are
 * asked to decide, invoices, receipts and failed payments, their link, and one-time codes.
 */
export const mailKindSchema = z.enum(["messages", "reminders", "progress"])
export type MailKind = z.infer<typeof mailKindSchema>

/** A time of day on a 24-hour clock. */
export const clockTimeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** From one time of day until another one; may go over midnight. */
export const quietHoursSchema = z.object({ from: clockTimeSchema, until: clockTimeSchema })
export type QuietHours = z.infer<typeof quietHoursSchema>

export const mailPreferenceSchema = z.object({
  delivery: z.enum(["at_once", "daily"]),
  /** IANA name; null: the shop's. */
  time_zone: timeZoneSchema.nullable(),
  /** No mails of these kinds in between; they wait until the end. */
  quiet: quietHoursSchema.nullable(),
  unsubscribed: z.array(mailKindSchema).max(mailKindSchema.options.length),
})
export type MailPreference = z.infer<typeof mailPreferenceSchema>

export const DEFAULT_MAIL_PREFERENCE: Readonly<MailPreference> = {
  delivery: "at_once",
  time_zone: null,
  quiet: null,
  unsubscribed: [],
}

/** `time_zone`: the shop's, where the person has chosen none. */
export const shownMailPreferenceSchema = mailPreferenceSchema.extend({ email: z.string(), shop_time_zone: z.string() })
export type ShownMailPreference = z.infer<typeof shownMailPreferenceSchema>

/** When mails go out that a person has once a day, in their time zone. */
export const DAILY_MAIL_AT = "08:00"

/** The token of a mail's `List-Unsubscribe` address. */
export const unsubscribeSchema = z.object({ token: z.string().min(1).max(300) }).strict()
export const unsubscribedSchema = z.object({ kind: mailKindSchema })
