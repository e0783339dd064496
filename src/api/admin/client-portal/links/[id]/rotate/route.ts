import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { RevealedLink } from "../../../../../../contracts"
import { portalServices } from "../../../../../../lib/services"
import { rotateLinkWorkflow } from "../../../../../../workflows/portal-link/workflows/end-or-rotate-link"
import { actorOf } from "../../../actor-of"
import { revealLink } from "../../../link-view"

/**
 * Replaces the token; whoever has the old one is out at once. An expiry ahead stays; a link that has expired works again,
 * from now for as long as it was given before.
 */
export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<RevealedLink>) => {
  const { result } = await rotateLinkWorkflow(req.scope).run({
    input: { link_id: req.params["id"] ?? "", actor: await actorOf(req) },
  })
  res.json(await revealLink(req.scope, await portalServices(req.scope).tokens.getLink(result.id)))
}
