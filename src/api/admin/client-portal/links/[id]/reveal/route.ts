import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { RevealedLink } from "../../../../../../contracts"
import { portalServices } from "../../../../../../lib/services"
import { actorOf } from "../../../actor-of"
import { revealLink } from "../../../link-view"

/** The link for the clipboard. A POST, because copying is logged. */
export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<RevealedLink>) => {
  const { tokens } = portalServices(req.scope)
  const link = await tokens.getActiveLink(req.params["id"] ?? "")
  await tokens.log(link.id, "copied", await actorOf(req))
  res.json(await revealLink(req.scope, link))
}
