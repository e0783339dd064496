import { withdrawApproval } from "../../../../../../contracts/routes/approval"
import { withdrawApprovalWorkflow } from "../../../../../../workflows/approval/workflows/withdraw-approval"
import { withDecisionConflict } from "../../../../../decision-conflict"
import { implement } from "../../../../../implement"
import { readOrderPanel } from "../../../order-panel"

export const POST = implement(withdrawApproval, async ({ params, actor, container }) => {
  const { result } = await withDecisionConflict(container, () =>
    withdrawApprovalWorkflow(container).run({ input: { request_id: params.id, actor } }),
  )
  return { panel: await readOrderPanel(container, result.order_id) }
})
