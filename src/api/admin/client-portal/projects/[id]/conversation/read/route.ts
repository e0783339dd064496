import { markProjectConversationRead } from "../../../../../../../contracts/routes/conversation"
import { portalServices } from "../../../../../../../lib/services"
import { implement } from "../../../../../../implement"

export const POST = implement(markProjectConversationRead, async ({ container, params, body, staff_id }) => {
  const { conversations, projects } = portalServices(container)
  const { order_id } = await projects.getProject(params.id)
  const reader = { type: "staff" as const, id: staff_id }
  await conversations.markRead(order_id, reader, body.until)
  return { unread: await conversations.countUnread(order_id, reader) }
})
