import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import type { MailKind } from "../contracts"
import { renderEmail } from "../emails/render"
import type { MailTemplate } from "../emails/types"
import { JobCannotSucceed, type JobRun } from "../lib/jobs/define-job"
import type { QueuedNotice } from "../lib/jobs/queued-job"
import { noticeMessageId } from "../lib/mail/message-id"
import { portalServices } from "../lib/services"
import { hasProvider } from "./provider"
import { readShop } from "./context"
import { mailChoice } from "./mail-choice"
import { type MailThread, threadHeaders } from "./mail-thread"

/** `content` in base64, as Medusa's Notification module takes it. */
export type MailAttachment = { filename: string; content: string; content_type: string }
export type EmailTo = {
  to: string
  reply_to: string | null
  attachments?: readonly MailAttachment[]
  /** Where an answer goes, in a shop that receives mail; there it takes the place of `reply_to`. */
  thread?: MailThread
}

type Mail<Data> = {
  name: string
  mail_kind?: MailKind | undefined
  template: MailTemplate<Data>
  /** Asked at the last moment before the mail is handed over. */
  isStillTrue?: (() => Promise<boolean>) | undefined
}

/** `reason_code` of notices that are retried once there is a provider. */
export const NO_PROVIDER = "no_provider"

/**
 * What became of a mail. `sent_again`: an earlier attempt ended while it handed the mail over, and it is not known whether
 * the mail server had taken it. `outdated`: it was not sent, because it is not true any more.
 */
type MailOutcome = "sent" | "sent_again" | "outdated"

/**
 * Sends one mail through Medusa's Notification module. A job that is tried again after its mail went out, but before that
 * was recorded, finds the mail in Medusa's own record and sends no second one. The key changes with each attempt, because
 * under the key of a failed notification the module sends, and then fails to record that. The content is handed over and
 * never stored by Medusa, so the link in it is not kept in the clear.
 *
 * An attempt that ended in the middle leaves a record without an outcome. The mail is sent again, since one that is lost is
 * worse than one that comes twice, under the same Message-ID, by which many mail programs show it once.
 * @throws JobCannotSucceed with code `no_provider` when the shop has no e-mail provider
 */
export const sendEmail = async <Data>(
  container: MedusaContainer,
  { name, mail_kind, template, isStillTrue }: Mail<Data>,
  data: Data,
  { to, reply_to, attachments = [], thread }: EmailTo,
  resource: QueuedNotice,
  run: JobRun,
): Promise<MailOutcome> => {
  const prefix = `client-portal:${run.uid}`
  const keys = Array.from({ length: run.attempt }, (_, index) => `${prefix}:${index + 1}`)
  const { data: sent } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: "notification", fields: ["status"], filters: { idempotency_key: keys } })
  const outcome = sent.some(({ status }) => status === "pending") ? "sent_again" : "sent"
  if (sent.some(({ status }) => status === "success")) return outcome
  if (!(await hasProvider(container, "email")))
    throw new JobCannotSucceed("No email provider is set up in this shop.", NO_PROVIDER)
  const { shop, i18n, logo_url } = await readShop(container)
  const threaded = thread ? await threadHeaders(container, thread, run.uid) : null
  const choice = mail_kind && resource.link_id ? await mailChoice(container, mail_kind, resource.link_id) : null
  const content = {
    ...template(data, { shop, i18n }),
    can_reply: threaded !== null,
    preferences_url: choice?.preferences_url ?? null,
  }
  const { subject, html, text } = await renderEmail(content, { shop, i18n, logo_url })
  const { email, portal_url } = portalServices(container).settings.options
  const { from } = email
  if (isStillTrue && !(await isStillTrue())) return "outdated"
  await container.resolve(Modules.NOTIFICATION).createNotifications({
    to,
    ...(from ? { from } : {}),
    channel: "email",
    template: `client-portal-${name}`,
    content: { subject, html, text },
    ...(attachments.length > 0 ? { attachments: [...attachments] } : {}),
    provider_data: {
      message_id: noticeMessageId(run.uid, portal_url),
      ...(reply_to ? { reply_to } : {}),
      ...threaded,
      headers: { ...threaded?.headers, ...choice?.headers },
    },
    resource_id: resource.resource_id,
    resource_type: resource.resource_type,
    idempotency_key: `${prefix}:${run.attempt}`,
  })
  return outcome
}
