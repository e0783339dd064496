import { recordDecision } from "../../../../../../contracts/routes/approval"
import { portalServices } from "../../../../../../lib/services"
import { decideApprovalWorkflow } from "../../../../../../workflows/approval/workflows/decide"
import { withDecisionConflict } from "../../../../../decision-conflict"
import { implement } from "../../../../../implement"
import { readOrderPanel } from "../../../order-panel"

export const POST = implement(recordDecision, async ({ params, body, actor, container }) => {
  const request = await portalServices(container).approvals.getRequest(params.id)
  const { result } = await withDecisionConflict(container, () =>
    decideApprovalWorkflow(container).run({
      input: {
        request_id: request.id,
        document_sha256: request.document_sha256,
        kind: body.decision,
        name: body.name,
        email: body.email ?? null,
        message: body.message || null,
        rules: body.rules,
        made: { by: "staff", actor, channel: body.channel },
      },
    }),
  )
  return { panel: await readOrderPanel(container, result.order_id) }
})
