import { z } from "zod"
import { portalServices } from "../../lib/services"
import { readOwner, readProjectOf, staffUrl } from "../context"
import { defineNotice } from "../define-notice"
import { EXAMPLE_CLIENT, EXAMPLE_CLIENT_EMAIL, exampleProject } from "../example-facts"

type Data = { kind: "bounce" | "complaint"; name: string; email: string; project: string; reason: string }

/**
 * A mail to a client came back, or was marked as spam: a line in the bell of the rep, or of every user where the order has
 * none.
 */
export const mailBounced = defineNotice({
  name: "mail-bounced",
  title: "job.notice.mail_bounced",
  audience: "staff",
  channels: {
    feed: ({ kind, name, email, project, reason }: Data, { t }) => ({
      title: t("mail_bounced.title", { kind, name }),
      text: t("mail_bounced.text", { email, project, reason }),
    }),
  },
  payload: z.object({ bounce_id: z.string() }),
  about: ({ bounce_id }) => ({ resource_type: "portal_bounce", resource_id: bounce_id, link_id: null }),
  orderOf: async (container, { bounce_id }) => {
    const { automations, tokens } = portalServices(container)
    const { link_id } = await automations.getBounce(bounce_id)
    return link_id === null ? null : ((await tokens.findLink(link_id))?.order_id ?? null)
  },
  default: { enabled: true, delay_minutes: 0 },
  example: {
    kind: "bounce",
    name: EXAMPLE_CLIENT,
    email: EXAMPLE_CLIENT_EMAIL,
    project: exampleProject.name,
    reason: "550 5.1.1 No such user",
  },
  load: async (container, { bounce_id }) => {
    const { automations, tokens } = portalServices(container)
    const { kind, link_id, email, reason } = await automations.getBounce(bounce_id)
    const link = link_id === null ? null : await tokens.findLink(link_id)
    if (!link?.order_id) return null
    const { named, project } = await readProjectOf(container, link.order_id)
    const owner = await readOwner(container, project.owner_user_id)
    return {
      data: { kind, name: link.recipient_name, email, project: named.name, reason },
      feed: { user_id: owner?.id ?? null, url: staffUrl(container, project.id, "people") },
    }
  },
})
