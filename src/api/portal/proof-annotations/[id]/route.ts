import { deleteAnnotation } from "../../../../contracts/routes/proof"
import { takeRemarkBack } from "../../../../workflows/proof/remarks"
import { implement } from "../../../implement"
import { clientOf } from "../../portal-session"

export const DELETE = implement(deleteAnnotation, async ({ session, params, container }) => {
  await takeRemarkBack(container, params.id, { order_id: session.order_id, actor: clientOf(session) })
})
