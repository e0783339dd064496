import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "zod"
import type { EmailProps } from "../../../emails/render"
import { defineJob, type JobRun } from "../../../lib/jobs/define-job"
import { portalServices } from "../../../lib/services"
import { linkStateOf } from "../../../modules/portal-token/link-state"
import { greetedName, linkUrl, ownerOf, projectOfMail } from "./project-of-mail"
import { unlessOrderGone } from "../../unless-order-gone"
import { mailBase, sendMail } from "./send-mail"

/** Mails a link to its recipient. One that has ended since is not mailed: staff took it back before it went out. */
const mailLink = async (
  container: MedusaContainer,
  { link_id, event_id }: { link_id: string; event_id: string },
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

export const linkSharedJob = defineJob({
  id: "notice.link-shared",
  title: "job.notice.link_shared",
  queue: "notices",
  payload: z.object({ link_id: z.string(), event_id: z.string() }),
  run: (container, payload, run) => unlessOrderGone(container, async () => await mailLink(container, payload, run)),
})
