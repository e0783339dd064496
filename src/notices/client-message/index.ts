import { z } from "zod"
import { portalServices } from "../../lib/services"
import { readOwner, readProjectOf, staffUrl } from "../context"
import { defineGroupedNotice, GROUP_MINUTES } from "../define-grouped-notice"
import { clientMessageLine, clientMessageMail } from "./template"

/**
 * A client wrote: a line in the bell of the rep, or of every user when the project has none, and a mail to the rep. What is
 * written within minutes is one mail.
 */
export const clientMessage = defineGroupedNotice({
  name: "client-message",
  title: "job.notice.client_message",
  audience: "staff",
  channels: { email: clientMessageMail, feed: clientMessageLine },
  payload: z.object({ message_id: z.string(), project_id: z.string() }),
  about: ({ message_id }) => ({ resource_type: "portal_message", resource_id: message_id, link_id: null }),
  orderOf: async (container, { project_id }) =>
    (await portalServices(container).projects.getProject(project_id)).order_id,
  default: { enabled: true, delay_minutes: GROUP_MINUTES },
  groupOf: ({ project_id }) => project_id,
  loadItem: async (container, { message_id }) => await portalServices(container).conversations.getMessage(message_id),
  compose: async (container, messages) => {
    const [{ order_id }] = messages
    const { named, project } = await readProjectOf(container, order_id)
    const owner = await readOwner(container, project.owner_user_id)
    const last = messages.at(-1)
    const link = last ? await portalServices(container).tokens.findLink(last.actor_id) : null
    return {
      data: {
        recipient_name: owner?.name ?? null,
        project: named,
        messages: messages.map(({ actor_name, body, created_at }) => ({
          name: actor_name,
          body,
          at: created_at.toISOString(),
        })),
        admin_url: staffUrl(container, project.id, "messages"),
      },
      feed: { user_id: owner?.id ?? null },
      // The client as Reply-To: an answer goes to whoever wrote last.
      email: owner && { to: owner.email, reply_to: link?.recipient_email ?? null },
    }
  },
})
