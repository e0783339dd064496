import { sendStaffMessage } from "../../../../../../contracts/routes/conversation"
import { sendStaffMessage as send } from "../../../../../../workflows/conversation/send-message"
import { implement } from "../../../../../implement"

export const POST = implement(sendStaffMessage, async ({ container, params, body, actor }) => ({
  entry: await send(container, { project_id: params.id, actor }, body),
}))
