import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { PortalLink } from "../../../../../../contracts"
import { portalServices } from "../../../../../../lib/services"
import { revokeLinkWorkflow } from "../../../../../../workflows/portal-link/workflows/end-or-rotate-link"
import { actorOf } from "../../../actor-of"
import { toPortalLink } from "../../../link-view"

export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<{ link: PortalLink }>) => {
  const { result } = await revokeLinkWorkflow(req.scope).run({
    input: { link_id: req.params["id"] ?? "", actor: await actorOf(req) },
  })
  res.json({ link: toPortalLink(await portalServices(req.scope).tokens.getLink(result.id)) })
}
