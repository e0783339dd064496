import { resolveAnnotation } from "../../../../../../contracts/routes/proof"
import { resolveRemark } from "../../../../../../workflows/proof/remarks"
import { implement } from "../../../../../implement"

export const POST = implement(resolveAnnotation, async ({ container, params, body, actor }) => ({
  annotation: await resolveRemark(container, params.id, body, actor),
}))
