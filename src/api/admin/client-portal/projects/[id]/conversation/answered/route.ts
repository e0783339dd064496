import { markProjectConversationAnswered } from "../../../../../../../contracts/routes/conversation"
import { portalServices } from "../../../../../../../lib/services"
import { implement } from "../../../../../../implement"

export const POST = implement(markProjectConversationAnswered, async ({ container, params, body }) => {
  const { conversations, projects } = portalServices(container)
  const { order_id } = await projects.getProject(params.id)
  await conversations.markRead(order_id, { type: "shop" }, body.until)
})
