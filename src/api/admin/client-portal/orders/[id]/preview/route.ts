import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { Preview } from "../../../../../../contracts"
import { portalServices } from "../../../../../../lib/services"
import { ensureProjectWorkflow } from "../../../../../../workflows/project/workflows/ensure-project"
import { actorOf } from "../../../actor-of"

/** A way in for staff to see what the client sees: short-lived, never counted, unable to decide. */
export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<Preview>) => {
  const order_id = req.params["id"] ?? ""
  const actor = await actorOf(req)
  await ensureProjectWorkflow(req.scope).run({ input: { order_id, actor } })
  const { settings, tokens } = portalServices(req.scope)
  const { token, expires_at } = await tokens.issuePreview({ order_id }, actor)
  res.json({ url: `${settings.options.portal_url}/l/${token}`, expires_at: expires_at.toISOString() })
}
