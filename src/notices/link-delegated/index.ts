import { z } from "zod"
import { portalServices } from "../../lib/services"
import { orderOfLink, readOwner, readProjectOf } from "../context"
import { defineNotice } from "../define-notice"
import { EXAMPLE_CLIENT, exampleProject } from "../example-facts"

/** A client shared their page with a colleague; the rep learns with whom, and may revoke the link. */
export const linkDelegated = defineNotice({
  name: "link-delegated",
  title: "job.notice.link_delegated",
  audience: "staff",
  channels: {
    feed: (data: { by: string; name: string; email: string; project: string; number: string }, { t }) => ({
      title: t("link_delegated.title", { by: data.by, name: data.name }),
      text: t("link_delegated.text", { email: data.email, project: data.project, number: data.number }),
    }),
  },
  payload: z.object({ link_id: z.string() }),
  about: ({ link_id }) => ({ resource_type: "portal_link", resource_id: link_id, link_id: null }),
  orderOf: orderOfLink,
  default: { enabled: true, delay_minutes: 0 },
  example: {
    by: EXAMPLE_CLIENT,
    name: "Theo Lang",
    email: "theo@client.example",
    project: exampleProject.name,
    number: exampleProject.number,
  },
  load: async (container, { link_id }) => {
    const link = await portalServices(container).tokens.findLink(link_id)
    if (!link?.order_id) return null
    const { named, project } = await readProjectOf(container, link.order_id)
    const owner = await readOwner(container, project.owner_user_id)
    return {
      data: {
        by: link.given_by_name ?? "",
        name: link.recipient_name,
        email: link.recipient_email,
        project: named.name,
        number: named.number,
      },
      feed: { user_id: owner?.id ?? null },
    }
  },
})
