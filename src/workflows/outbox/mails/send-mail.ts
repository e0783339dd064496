import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import type { EmailProps, EmailTemplate } from "../../../emails/render"
import { renderEmail } from "../../../emails/render"
import type { JobRun } from "../../../lib/jobs/define-job"
import { portalServices } from "../../../lib/services"

/** The shop's branding as every mail needs it. The logo comes from the portal's own address, which clients know. */
export const mailBase = async (
  container: MedusaContainer,
): Promise<{ shop: EmailProps["link"]["shop"]; logo_url: string | null }> => {
  const { settings } = portalServices(container)
  const shop = await settings.getShop()
  return { shop, logo_url: shop.logo_path ? `${settings.options.portal_url}/brand/logo` : null }
}

/**
 * Sends one mail through Medusa's Notification module. A job that is tried again after its mail went out, but before that
 * was marked, finds the mail in Medusa's own record and sends no second. The key changes with each try and each asking,
 * because under the key of a failed notification the module sends, and then fails at writing that down. Content is handed over and never stored by Medusa,
 * so the link in it is not kept in the clear.
 */
export const sendMail = async <T extends EmailTemplate>(
  container: MedusaContainer,
  mail: {
    to: string
    template: T
    props: EmailProps[T]
    resource: { id: string; type: string }
    reply_to?: string | null
  },
  run: JobRun,
): Promise<void> => {
  const notifications = container.resolve(Modules.NOTIFICATION)
  const prefix = `client-portal:${run.uid}`
  const keys = Array.from({ length: run.attempt }, (_, index) => `${prefix}:${index + 1}`)
  const { data: sent } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: "notification", fields: ["status"], filters: { idempotency_key: keys } })
  if (sent.some(({ status }) => status === "success")) return
  const { subject, html, text } = await renderEmail(mail.template, mail.props)
  const { from } = portalServices(container).settings.options.email
  await notifications.createNotifications({
    to: mail.to,
    ...(from ? { from } : {}),
    channel: "email",
    template: `client-portal-${mail.template}`,
    content: { subject, html, text },
    provider_data: mail.reply_to ? { reply_to: mail.reply_to } : {},
    resource_id: mail.resource.id,
    resource_type: mail.resource.type,
    idempotency_key: `${prefix}:${run.attempt}`,
  })
}
