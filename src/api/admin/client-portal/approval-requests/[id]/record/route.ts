import { recordDecision } from "../../../../../../contracts/routes/approval"
import { portalServices } from "../../../../../../lib/services"
import { runDecision } from "../../../../../../workflows/approval/run-decision"
import { withDecisionConflict } from "../../../../../decision-conflict"
import { implement } from "../../../../../implement"
import { readOrderPanel } from "../../../order-panel"

export const POST = implement(recordDecision, async ({ params, body, actor, container }) => {
  const request = await portalServices(container).approvals.getRequest(params.id)
  const { order_id } = await withDecisionConflict(container, () =>
    runDecision(container, {
      request_id: request.id,
      document_sha256: request.document_sha256,
      kind: body.decision,
      name: body.name,
      email: body.email ?? null,
      message: body.message || null,
      rules: body.rules,
      made: { by: "staff", actor, channel: body.channel },
    }),
  )
  return { panel: await readOrderPanel(container, order_id) }
})
