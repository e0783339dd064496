import { requestApproval } from "../../../../../../contracts/routes/approval"
import { requestApprovalWorkflow } from "../../../../../../workflows/approval/workflows/request-approval"
import { implement } from "../../../../../implement"
import { readOrderPanel } from "../../../order-panel"

export const POST = implement(requestApproval, async ({ params, body, actor, container }) => {
  const order_id = params.id
  await requestApprovalWorkflow(container).run({
    input: { order_id, message: body.message || null, notify: body.notify, rules: body.rules, actor },
  })
  return { panel: await readOrderPanel(container, order_id) }
})
