import { commentAnnotation } from "../../../../../contracts/routes/proof"
import { replyAsClient } from "../../../../../workflows/proof/remarks"
import { implement } from "../../../../implement"
import { clientOf } from "../../../portal-session"

export const POST = implement(commentAnnotation, async ({ session, params, body, container }) => ({
  annotation: await replyAsClient(container, params.id, { order_id: session.order_id, actor: clientOf(session) }, body),
}))
