import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { renderEmail } from "../emails/render"
import type { MailTemplate } from "../emails/types"
import { JobCannotSucceed, type JobRun } from "../lib/jobs/define-job"
import type { QueuedNotice } from "../lib/jobs/queued-job"
import { portalServices } from "../lib/services"
import { hasProvider } from "./provider"
import { readShop } from "./context"

/** `content` in base64, as Medusa's Notification module takes it. */
export type MailAttachment = { filename: string; content: string; content_type: string }
export type EmailTo = { to: string; reply_to: string | null; attachments?: readonly MailAttachment[] }

/** `reason_code` of notices that are retried once there is a provider. */
export const NO_PROVIDER = "no_provider"

/**
 * Sends one mail through Medusa's Notification module. A job that is tried again after its mail went out, but before that
 * was recorded, finds the mail in Medusa's own record and sends no second one. The key changes with each attempt, because
 * under the key of a failed notification the module sends, and then fails to record that. The content is handed over and
 * never stored by Medusa, so the link in it is not kept in the clear.
 * @throws JobCannotSucceed with code `no_provider` when the shop has no e-mail provider
 */
export const sendEmail = async <Data>(
  container: MedusaContainer,
  name: string,
  template: MailTemplate<Data>,
  data: Data,
  { to, reply_to, attachments = [] }: EmailTo,
  resource: QueuedNotice,
  run: JobRun,
): Promise<void> => {
  const prefix = `client-portal:${run.uid}`
  const keys = Array.from({ length: run.attempt }, (_, index) => `${prefix}:${index + 1}`)
  const { data: sent } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: "notification", fields: ["status"], filters: { idempotency_key: keys } })
  if (sent.some(({ status }) => status === "success")) return
  if (!(await hasProvider(container, "email")))
    throw new JobCannotSucceed("No email provider is set up in this shop.", NO_PROVIDER)
  const { shop, i18n, logo_url } = await readShop(container)
  const { subject, html, text } = await renderEmail(template(data, { shop, i18n }), { shop, i18n, logo_url })
  const { from } = portalServices(container).settings.options.email
  await container.resolve(Modules.NOTIFICATION).createNotifications({
    to,
    ...(from ? { from } : {}),
    channel: "email",
    template: `client-portal-${name}`,
    content: { subject, html, text },
    ...(attachments.length > 0 ? { attachments: [...attachments] } : {}),
    provider_data: reply_to ? { reply_to } : {},
    resource_id: resource.resource_id,
    resource_type: resource.resource_type,
    idempotency_key: `${prefix}:${run.attempt}`,
  })
}
