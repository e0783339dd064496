import { z } from "zod"

/**
 * What a mail service reports of a mail. `hard_bounce`: the address takes no mail. `soft_bounce`: it was not delivered this
 * time. `complaint`: the recipient marked it as spam.
 */
export const mailEventKindSchema = z.enum(["hard_bounce", "soft_bounce", "complaint"])
export type MailEventKind = z.infer<typeof mailEventKindSchema>

export const mailEventSourceSchema = z.enum(["generic", "postmark", "resend", "sendgrid"])
export type MailEventSource = z.infer<typeof mailEventSourceSchema>

/** One thing that happened to a mail. */
export type MailEvent = {
  source: MailEventSource
  /** The sender's own: the same id is the same event. */
  external_id: string
  kind: MailEventKind
  /** In lower case. */
  email: string
  /** Of the mail as it was handed over, with its angle brackets; null where the service does not report that one. */
  message_id: string | null
  reason: string
  occurred_at: Date
}

const MAX_REASON = 300

/** The last second that a JavaScript Date can hold. */
const LAST_SECOND = 8_640_000_000_000

const idText = z.string().trim().min(1).max(300)
const email = z
  .string()
  .trim()
  .min(3)
  .max(320)
  .transform((address) => address.toLowerCase())
const messageId = z
  .string()
  .nullish()
  .transform((value) => /<[^<>\s]{1,498}>/.exec(value ?? "")?.[0] ?? null)
const reason = z
  .string()
  .nullish()
  .transform((value) => (value ?? "").replace(/\s+/g, " ").trim().slice(0, MAX_REASON))
const moment = z.iso.datetime({ offset: true }).transform((value) => new Date(value))

const genericEventSchema = z
  .object({ id: idText, kind: mailEventKindSchema, email, message_id: messageId, reason, occurred_at: moment })
  .strict()

/** Body of `POST /hooks/client-portal/mail-events` in the portal's own format. */
export const mailEventDeliverySchema = z
  .object({ events: z.array(genericEventSchema).min(1).max(500) })
  .transform(({ events }) =>
    events.map(({ id, ...event }): MailEvent => ({ ...event, source: "generic", external_id: id })),
  )

const HARD_AT_POSTMARK = new Set(["HardBounce", "BadEmailAddress"])

/**
 * Postmark's bounce and spam complaint webhooks. Its Message-IDs are its own. It writes moments with seven digits of a
 * second.
 */
export const postmarkEventSchema = z
  .looseObject({
    RecordType: z.enum(["Bounce", "SpamComplaint"]),
    ID: z.union([z.number().int(), idText]),
    Type: z.string(),
    Email: email,
    Description: reason,
    Details: reason,
    BouncedAt: z.string().refine((text) => !Number.isNaN(Date.parse(text))),
  })
  .transform(({ RecordType, ID, Type, Email, Description, Details, BouncedAt }): MailEvent => {
    const bounce = HARD_AT_POSTMARK.has(Type) ? "hard_bounce" : "soft_bounce"
    return {
      source: "postmark",
      external_id: String(ID),
      kind: RecordType === "SpamComplaint" || Type === "SpamComplaint" ? "complaint" : bounce,
      email: Email,
      message_id: null,
      reason: Details || Description || Type,
      occurred_at: new Date(BouncedAt),
    }
  })

const sendgridEventSchema = z.looseObject({
  event: z.string(),
  type: z.string().nullish(),
  sg_event_id: idText,
  email,
  "smtp-id": messageId,
  reason,
  status: reason,
  timestamp: z.number().int().positive().max(LAST_SECOND),
})

const kindAtSendgrid = ({ event, type }: z.output<typeof sendgridEventSchema>): MailEventKind | null => {
  if (event === "spamreport") return "complaint"
  if (event === "deferred") return "soft_bounce"
  if (event !== "bounce") return null
  return type === "blocked" ? "soft_bounce" : "hard_bounce"
}

/**
 * SendGrid's Event Webhook: a list of events, of which most say nothing about a mail that came back. `smtp-id` is the
 * Message-ID of a mail that was handed over by SMTP.
 */
export const sendgridDeliverySchema = z.array(z.unknown()).transform((given) =>
  given.flatMap((one): MailEvent[] => {
    const parsed = sendgridEventSchema.safeParse(one)
    const kind = parsed.success ? kindAtSendgrid(parsed.data) : null
    if (!parsed.success || kind === null) return []
    const { sg_event_id, email, "smtp-id": message_id, reason, status, timestamp } = parsed.data
    return [
      {
        source: "sendgrid",
        external_id: sg_event_id,
        kind,
        email,
        message_id,
        reason: reason || status || kind,
        occurred_at: new Date(timestamp * 1_000),
      },
    ]
  }),
)

const RESEND_KINDS = {
  "email.bounced": "hard_bounce",
  "email.complained": "complaint",
  "email.delivery_delayed": "soft_bounce",
} as const

/**
 * Resend's webhook, one event each; null for one that says nothing about a mail that came back. Its Message-IDs are its own.
 */
export const resendEventSchema = z
  .looseObject({
    type: z.string(),
    created_at: moment,
    data: z.looseObject({
      to: z.union([email, z.array(email).min(1)]),
      bounce: z.looseObject({ message: reason, type: z.string().nullish() }).nullish(),
    }),
  })
  .transform(({ type, created_at, data: { to, bounce } }): Omit<MailEvent, "external_id"> | null => {
    const found = Object.entries(RESEND_KINDS).find(([name]) => name === type)?.[1]
    const address = typeof to === "string" ? to : to[0]
    if (!found || address === undefined) return null
    const is_temporary = found === "hard_bounce" && bounce?.type === "Transient"
    return {
      source: "resend",
      kind: is_temporary ? "soft_bounce" : found,
      email: address,
      message_id: null,
      reason: bounce?.message || type,
      occurred_at: created_at,
    }
  })
