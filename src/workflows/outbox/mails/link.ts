import type { MedusaContainer } from "@medusajs/framework/types"
import type { EmailProps } from "../../../emails/render"
import { portalServices } from "../../../lib/services"
import type { JobOf } from "../../../modules/outbox/jobs"
import { linkStateOf } from "../../../modules/portal-token/link-state"
import type { JobRun } from "../handle-job"
import { greetedName, linkUrl, ownerOf, projectOfMail } from "./project-of-mail"
import { mailBase, sendMail } from "./send-mail"

/** Mails a link to its recipient. One that has ended since is not mailed: staff took it back before it went out. */
export const mailLink = async (
  container: MedusaContainer,
  { link_id, event_id }: JobOf<"mail-link">,
  run: JobRun,
): Promise<void> => {
  const { settings, tokens } = portalServices(container)
  const link = await tokens.findLink(link_id)
  if (!link || linkStateOf(link, link.read_at) !== "active") return
  const event = await tokens.getEvent(event_id)
  const base = {
    ...(await mailBase(container)),
    recipient_name: greetedName(link),
    shared_by: event?.actor_name ?? null,
    message: event?.message ?? null,
    url: await linkUrl(container, link),
    expires_at: link.expires_at?.toISOString() ?? null,
  }
  const resource = { id: link.id, type: "portal_link" }
  if (!link.order_id) {
    const props: EmailProps["link"] = { ...base, scope: "account" }
    await sendMail(container, { to: link.recipient_email, template: "link", props, resource }, run)
    return
  }
  const { mail, project } = await projectOfMail(container, link.order_id)
  const props: EmailProps["link"] = {
    ...base,
    scope: "project",
    project: mail,
    is_given: event !== null && event.actor_id === link.given_by_link_id,
    can_give: !link.given_by_link_id && settings.options.limits.delegations_per_day > 0,
  }
  const owner = await ownerOf(container, project.owner_user_id)
  await sendMail(
    container,
    { to: link.recipient_email, template: "link", props, resource, reply_to: owner?.email },
    run,
  )
}
