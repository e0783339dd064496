import type { ProviderSendNotificationDTO } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import type { SendMailOptions } from "nodemailer"
import { z } from "zod"
import { addressTextSchema, type MailAddress, readAddress } from "./address"

/** Headers that the message itself or the server sets; a caller's extra header may not replace them. */
const RESERVED = new Set([
  "from",
  "to",
  "cc",
  "bcc",
  "sender",
  "reply-to",
  "subject",
  "date",
  "message-id",
  "mime-version",
])

const providerDataSchema = z.object({
  headers: z
    .record(
      z
        .string()
        .regex(/^[A-Za-z0-9-]+$/)
        .refine((name) => !RESERVED.has(name.toLowerCase()) && !/^content-/i.test(name)),
      z.string().regex(/^[^\r\n\0]*$/),
    )
    .default({}),
  reply_to: addressTextSchema.optional(),
  message_id: z
    .string()
    .regex(/^<[^\s<>@]+@[^\s<>@]+>$/)
    .optional(),
})

export interface MessageDefaults {
  from: string
  reply_to: string | null
  /** Envelope sender; null for the sender. */
  return_path?: string | null
}

/** A notification as a mail, with all addresses taken apart. */
export interface Message {
  from: MailAddress
  to: MailAddress
  replyTo: MailAddress | null
  /** Where reports about it go; null for the sender. */
  returnPath: MailAddress | null
  /** With its angle brackets; null leaves it to nodemailer. */
  messageId: string | null
  subject: string
  html: string
  text: string
  headers: Record<string, string>
  attachments: {
    filename: string
    content: Buffer
    contentType?: string
    contentDisposition: "attachment" | "inline"
    cid?: string
  }[]
}

const refuse = (reason: string): never => {
  throw new MedusaError(MedusaError.Types.INVALID_DATA, `The mail was not sent: ${reason}`)
}

const addressOf = (value: string, what: string): MailAddress =>
  readAddress(value) ?? refuse(`${what} is not one e-mail address`)

/** Reasons name the field, never its content: they end up in logs, and a body holds private links. */
export const toMessage = (notification: ProviderSendNotificationDTO, defaults: MessageDefaults): Message => {
  const { content } = notification
  if (!content?.subject || !content.html)
    return refuse("it has no content; this provider sends ready content, not templates")

  const extra = providerDataSchema.safeParse(notification.provider_data ?? {})
  if (!extra.success) return refuse(`provider_data.${extra.error.issues[0]?.path.join(".") ?? ""} is not usable`)
  const replyTo = extra.data.reply_to ?? defaults.reply_to

  return {
    from: addressOf(notification.from?.trim() || defaults.from, "the sender"),
    to: addressOf(notification.to, "the recipient"),
    replyTo: replyTo === null ? null : addressOf(replyTo, "reply_to"),
    returnPath: defaults.return_path ? addressOf(defaults.return_path, "return_path") : null,
    messageId: extra.data.message_id ?? null,
    subject: content.subject.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, " ").trim(),
    html: content.html,
    text: content.text ?? "",
    // RFC 3834: out-of-office replies to a machine's mail are of no use.
    headers: { "Auto-Submitted": "auto-generated", ...extra.data.headers },
    attachments: (notification.attachments ?? []).map(
      ({ filename, content: base64, content_type, disposition, id }) => ({
        filename,
        content: Buffer.from(base64, "base64"),
        ...(content_type ? { contentType: content_type } : {}),
        contentDisposition: disposition === "inline" ? "inline" : "attachment",
        ...(id ? { cid: id } : {}),
      }),
    ),
  }
}

/** As nodemailer takes it. Nothing in a mail may make the server read a file or fetch an address. */
export const toNodemailer = ({ replyTo, returnPath, messageId, text, ...message }: Message): SendMailOptions => ({
  ...message,
  ...(returnPath ? { envelope: { from: returnPath.address, to: message.to.address } } : {}),
  ...(replyTo ? { replyTo } : {}),
  ...(messageId ? { messageId } : {}),
  ...(text ? { text } : {}),
  disableFileAccess: true,
  disableUrlAccess: true,
})
