import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { recordDecisionSchema } from "../../../../../../contracts"
import { portalServices } from "../../../../../../lib/services"
import { readOrderPanel } from "../../../order-panel"
import { decideApprovalWorkflow } from "../../../../../../workflows/approval/workflows/decide"
import { parseBody } from "../../../../../validate"
import { actorOf } from "../../../actor-of"
import { orConflict } from "../../../decision-route"

/** Staff write down what the client said on the phone, by e-mail or in person; marked as such for everybody. */
export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  const body = parseBody(recordDecisionSchema, req.body)
  const request = await portalServices(req.scope).approvals.getRequest(req.params["id"] ?? "")
  const actor = await actorOf(req)
  await orConflict(req, res, async () => {
    const { result } = await decideApprovalWorkflow(req.scope).run({
      input: {
        request_id: request.id,
        document_sha256: request.document_sha256,
        kind: body.decision,
        name: body.name,
        email: body.email ?? null,
        message: body.message || null,
        made: { by: "staff", actor, channel: body.channel },
      },
    })
    res.json({ panel: await readOrderPanel(req.scope, result.order_id) })
  })
}
