import { deleteSavedReply, updateSavedReply } from "../../../../../contracts/routes/conversation"
import { portalServices } from "../../../../../lib/services"
import { implement } from "../../../../implement"

export const POST = implement(
  updateSavedReply,
  async ({ container, params, body }) => await portalServices(container).conversations.changeReply(params.id, body),
)

export const DELETE = implement(
  deleteSavedReply,
  async ({ container, params }) => await portalServices(container).conversations.removeReply(params.id),
)
