import { MedusaError } from "@medusajs/framework/utils"
import { createTransport } from "nodemailer"
import { SIGNATURE_HEADER, signBody } from "../../lib/hook-signature"
import type { StoredMail } from "./store"

/** Where answers go, as a service that receives mail would deliver them. */
export interface ReplyTarget {
  /** Address of `/hooks/client-portal/mail`. */
  url: string
  /** The plugin's option `inbound_mail.secret`. */
  secret: string
}

const composer = createTransport({ streamTransport: true, buffer: true, newline: "windows" })

const quoted = (text: string): string =>
  text
    .split("\n")
    .map((line) => `> ${line}`.trimEnd())
    .join("\n")

/** What was typed and attached in the mailbox. */
export interface Reply {
  text: string
  files: { filename: string; content: Buffer }[]
}

/** An answer to a mail as the recipient's mail program would send it, with the mail quoted below. */
export const composeReply = async (mail: StoredMail, { text, files }: Reply): Promise<Buffer> => {
  const sent = new Intl.DateTimeFormat("en", { dateStyle: "full", timeStyle: "short" }).format(new Date(mail.at))
  const { message } = await composer.sendMail({
    from: mail.to,
    to: mail.reply_to ?? mail.from,
    subject: /^re:/i.test(mail.subject) ? mail.subject : `Re: ${mail.subject}`,
    inReplyTo: mail.message_id,
    references: [...(mail.headers["References"]?.split(/\s+/) ?? []), mail.message_id],
    text: `${text}\n\nOn ${sent}, ${mail.from.name || mail.from.address} <${mail.from.address}> wrote:\n\n${quoted(mail.text)}\n`,
    attachments: files,
  })
  if (!Buffer.isBuffer(message))
    throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, "The answer could not be composed")
  return message
}

/** Delivers an answer. @returns whether it was taken */
export const deliverReply = async (content: Buffer, { url, secret }: ReplyTarget): Promise<boolean> => {
  const { ok } = await fetch(url, {
    method: "POST",
    headers: { "content-type": "message/rfc822", [SIGNATURE_HEADER]: signBody(content, secret, new Date()) },
    body: new Uint8Array(content),
  })
  return ok
}
