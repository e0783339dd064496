import { eraseRemarks } from "../../../../../../contracts/routes/proof"
import { eraseRemarksWorkflow } from "../../../../../../workflows/proof/erase-remarks"
import { implement } from "../../../../../implement"

export const POST = implement(eraseRemarks, async ({ params, body, actor, container }) => {
  const { comment_id = null, reason } = body
  const { result } = await eraseRemarksWorkflow(container).run({
    input: { annotation_id: params.id, comment_id, reason, actor },
  })
  return result
})
