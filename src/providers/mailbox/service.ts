import type { ProviderSendNotificationDTO, ProviderSendNotificationResultsDTO } from "@medusajs/framework/types"
import { AbstractNotificationProviderService, MedusaError } from "@medusajs/framework/utils"
import { createTransport } from "nodemailer"
import { toMessage, toNodemailer } from "../smtp/message"
import { type MailboxOptions, parseMailboxOptions } from "./options"
import { MailStore } from "./store"

/** Keeps each mail as a file instead of sending it: for demonstrations and tests. */
export class MailboxNotificationService extends AbstractNotificationProviderService {
  static override identifier = "mailbox"

  private readonly options: MailboxOptions
  private readonly store: MailStore
  private readonly composer = createTransport({ streamTransport: true, buffer: true, newline: "windows" })

  static override validateOptions(options: Record<string, unknown>): void {
    parseMailboxOptions(options)
  }

  constructor(_container: unknown, options: Record<string, unknown>) {
    super()
    this.options = parseMailboxOptions(options)
    this.store = new MailStore(this.options.directory)
  }

  override async send(notification: ProviderSendNotificationDTO): Promise<ProviderSendNotificationResultsDTO> {
    const message = toMessage(notification, this.options)
    const { message: eml, messageId } = await this.composer.sendMail(toNodemailer(message))
    if (!Buffer.isBuffer(eml))
      throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, "The mail could not be composed")
    const { from, to, replyTo, subject, html, text, headers, attachments } = message
    await this.store.save(
      {
        message_id: messageId,
        template: notification.template,
        from,
        to,
        reply_to: replyTo,
        subject,
        html,
        text,
        headers,
        attachments: attachments.map(({ filename, content, contentType }) => ({
          filename,
          content_type: contentType ?? null,
          size: content.byteLength,
        })),
      },
      eml,
    )
    return { id: messageId }
  }
}
