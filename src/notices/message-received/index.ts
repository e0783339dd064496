import { z } from "zod"
import { portalServices } from "../../lib/services"
import { linkStateOf } from "../../modules/portal-token/link-state"
import { greetedName, linkUrl, orderOfLink, readOwner, readProjectOf } from "../context"
import { defineGroupedNotice, GROUP_MINUTES } from "../define-grouped-notice"
import { EXAMPLE_CLIENT, EXAMPLE_URL, exampleMessages, exampleProject } from "../example-facts"
import { LATEST } from "../latest"
import { clientThread } from "../mail-thread"
import { toMailedMessages } from "../mailed-messages"
import { messageReceivedMail } from "./template"

/** Brings what staff wrote to one recipient; what is written within minutes is one mail. Not for what they have read by then. */
export const messageReceived = defineGroupedNotice({
  name: "message-received",
  title: "job.notice.message_received",
  audience: "client",
  channels: { email: messageReceivedMail },
  payload: z.object({ message_id: z.string(), link_id: z.string() }),
  about: ({ message_id, link_id }) => ({ resource_type: "portal_message", resource_id: message_id, link_id }),
  orderOf: orderOfLink,
  mail_kind: "messages",
  default: { enabled: true, delay_minutes: GROUP_MINUTES },
  conditions: ["unread"],
  groupOf: ({ link_id }) => link_id,
  latest: LATEST.staff_message,
  example: {
    recipient_name: EXAMPLE_CLIENT,
    project: exampleProject,
    messages: exampleMessages,
    url: EXAMPLE_URL,
  },
  isDue: async (container, { message_id, link_id }) =>
    !(await portalServices(container).conversations.hasRead(message_id, { type: "client", id: link_id })),
  loadItem: async (container, { message_id, link_id }) => {
    const { conversations, tokens } = portalServices(container)
    const link = await tokens.findLink(link_id)
    if (!link || linkStateOf(link, link.read_at) !== "active") return null
    return { link, message: await conversations.getMessage(message_id) }
  },
  compose: async (container, items) => {
    const [{ link, message }] = items
    const { named, project } = await readProjectOf(container, message.order_id)
    const owner = await readOwner(container, project.owner_user_id)
    return {
      data: {
        recipient_name: greetedName(link),
        project: named,
        messages: await toMailedMessages(
          container,
          items.map(({ message }) => message),
        ),
        url: await linkUrl(container, link, "messages"),
      },
      email: { to: link.recipient_email, reply_to: owner?.email ?? null, thread: clientThread(project, link) },
    }
  },
})
