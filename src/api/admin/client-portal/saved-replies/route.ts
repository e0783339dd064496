import { createSavedReply, listSavedReplies } from "../../../../contracts/routes/conversation"
import { portalServices } from "../../../../lib/services"
import { implement } from "../../../implement"

export const GET = implement(listSavedReplies, async ({ container }) => ({
  replies: await portalServices(container).conversations.listReplies(),
}))

export const POST = implement(
  createSavedReply,
  async ({ container, body }) => await portalServices(container).conversations.addReply(body),
)
