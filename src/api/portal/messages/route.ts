import { sendMessage } from "../../../contracts/routes/conversation"
import { sendClientMessage } from "../../../workflows/conversation/send-message"
import { implement } from "../../implement"
import { clientOf } from "../portal-session"

export const POST = implement(sendMessage, async ({ session, body, container }) => ({
  entry: await sendClientMessage(container, { order_id: session.order_id, actor: clientOf(session) }, body),
}))
