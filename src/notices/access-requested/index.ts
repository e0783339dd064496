import { z } from "zod"
import { portalServices } from "../../lib/services"
import { orderOfLink, readOwner, readProjectOf } from "../context"
import { defineNotice } from "../define-notice"
import { EXAMPLE_CLIENT, exampleProject } from "../example-facts"

/** A client asked for a new link, and only staff may share theirs again: it was revoked, or came from a colleague. */
export const accessRequested = defineNotice({
  name: "access-requested",
  title: "job.notice.access_requested",
  audience: "staff",
  channels: {
    feed: (
      { name, project, state }: { name: string; project: string | null; state: "revoked" | "expired" },
      { t },
    ) => ({
      title: t("access_requested.title", { name }),
      text: t("access_requested.text", { has_project: project === null ? "no" : "yes", project: project ?? "", state }),
    }),
  },
  payload: z.object({ link_id: z.string() }),
  about: ({ link_id }) => ({ resource_type: "portal_link", resource_id: link_id, link_id: null }),
  orderOf: orderOfLink,
  default: { enabled: true, delay_minutes: 0 },
  example: { name: EXAMPLE_CLIENT, project: exampleProject.name, state: "expired" },
  load: async (container, { link_id }) => {
    const link = await portalServices(container).tokens.findLink(link_id)
    if (!link) return null
    const found = link.order_id ? await readProjectOf(container, link.order_id) : null
    const owner = await readOwner(container, found?.project.owner_user_id ?? null)
    return {
      data: {
        name: link.recipient_name,
        project: found?.named.name ?? null,
        state: link.revoked_at ? ("revoked" as const) : ("expired" as const),
      },
      feed: { user_id: owner?.id ?? null },
    }
  },
})
