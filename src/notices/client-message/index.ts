import { z } from "zod"
import { portalServices } from "../../lib/services"
import { readOwner, readProjectOf, staffUrl } from "../context"
import { defineGroupedNotice, GROUP_MINUTES } from "../define-grouped-notice"
import { EXAMPLE_AT, EXAMPLE_CLIENT, EXAMPLE_REP, EXAMPLE_URL, exampleProject } from "../example-facts"
import { LATEST } from "../latest"
import { staffThread } from "../mail-thread"
import { toMailedMessages } from "../mailed-messages"
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
  latest: LATEST.client_message,
  example: {
    recipient_name: EXAMPLE_REP,
    project: exampleProject,
    messages: [{ name: EXAMPLE_CLIENT, body: "Can we have ten more in size L?", at: EXAMPLE_AT, files: [] }],
    admin_url: EXAMPLE_URL,
  },
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
        messages: await toMailedMessages(container, messages),
        admin_url: staffUrl(container, project.id, "messages"),
      },
      feed: { user_id: owner?.id ?? null, url: staffUrl(container, project.id, "messages") },
      // Where the shop receives no mail, the client as Reply-To: an answer goes to the person who wrote last.
      email: owner && {
        to: owner.email,
        reply_to: link?.recipient_email ?? null,
        thread: staffThread(project, owner),
      },
    }
  },
})
