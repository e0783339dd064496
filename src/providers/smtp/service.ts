import type { ProviderSendNotificationDTO, ProviderSendNotificationResultsDTO } from "@medusajs/framework/types"
import { AbstractNotificationProviderService } from "@medusajs/framework/utils"
import { createTransport } from "nodemailer"
import { toSafeError } from "./errors"
import { toMessage, toNodemailer } from "./message"
import { parseSmtpOptions, type SmtpOptions } from "./options"

const connect = ({ server, pool, timeouts }: SmtpOptions) => {
  const settings = {
    host: server.host,
    port: server.port,
    secure: server.secure,
    requireTLS: server.require_tls,
    ...(server.auth ? { auth: server.auth } : {}),
    connectionTimeout: timeouts.connection,
    greetingTimeout: timeouts.greeting,
    socketTimeout: timeouts.socket,
  }
  return pool ? createTransport({ ...settings, pool: true }) : createTransport(settings)
}

/** Sends ready mails (subject, HTML, text) through the shop's own mail server. */
export class SmtpNotificationService extends AbstractNotificationProviderService {
  static override identifier = "smtp"

  private readonly options: SmtpOptions
  private readonly transport: ReturnType<typeof connect>

  static override validateOptions(options: Record<string, unknown>): void {
    parseSmtpOptions(options)
  }

  constructor(_container: unknown, options: Record<string, unknown>) {
    super()
    this.options = parseSmtpOptions(options)
    this.transport = connect(this.options)
  }

  override async send(notification: ProviderSendNotificationDTO): Promise<ProviderSendNotificationResultsDTO> {
    const message = toMessage(notification, this.options)
    try {
      const { messageId } = await this.transport.sendMail(toNodemailer(message))
      return { id: messageId }
    } catch (error) {
      throw toSafeError(error)
    }
  }
}
