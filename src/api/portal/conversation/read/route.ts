import { markConversationRead } from "../../../../contracts/routes/conversation"
import { portalServices } from "../../../../lib/services"
import { implement } from "../../../implement"

export const POST = implement(markConversationRead, async ({ session, body, container }) => {
  const { conversations } = portalServices(container)
  const reader = { type: "client" as const, id: session.id }
  await conversations.markRead(session.order_id, reader, body.until)
  return { unread: await conversations.countUnread(session.order_id, reader) }
})
