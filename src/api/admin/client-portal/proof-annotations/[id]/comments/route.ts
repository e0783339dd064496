import { replyToAnnotation } from "../../../../../../contracts/routes/proof"
import { replyAsStaff } from "../../../../../../workflows/proof/remarks"
import { implement } from "../../../../../implement"

export const POST = implement(replyToAnnotation, async ({ container, params, body, actor }) => ({
  annotation: await replyAsStaff(container, params.id, body, actor),
}))
