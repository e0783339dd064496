import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { reshareLinkSchema, type SharedLink } from "../../../../../../contracts"
import { portalServices } from "../../../../../../lib/services"
import { reshareLinkWorkflow } from "../../../../../../workflows/portal-link/workflows/reshare-link"
import { parseBody } from "../../../../../validate"
import { actorOf } from "../../../actor-of"
import { revealLink } from "../../../link-view"

/** Mails the same link again. */
export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<SharedLink>) => {
  const { message } = parseBody(reshareLinkSchema, req.body)
  const { tokens } = portalServices(req.scope)
  const link = await tokens.getActiveLink(req.params["id"] ?? "")
  await reshareLinkWorkflow(req.scope).run({
    input: { link_id: link.id, message: message || null, mail: true, actor: await actorOf(req) },
  })
  res.json({ ...(await revealLink(req.scope, await tokens.getActiveLink(link.id))), mailed: true })
}
