import { createAnnotation } from "../../../../../contracts/routes/proof"
import { addRemark } from "../../../../../workflows/proof/remarks"
import { implement } from "../../../../implement"
import { clientOf } from "../../../portal-session"

export const POST = implement(createAnnotation, async ({ session, params, body, container }) => ({
  annotation: await addRemark(
    container,
    { proof_id: params.id, order_id: session.order_id, actor: clientOf(session) },
    body,
  ),
}))
