import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import { type SharedLink, shareLinkSchema } from "../../../../../../contracts"
import { portalServices } from "../../../../../../lib/services"
import { shareOrderWorkflow } from "../../../../../../workflows/portal-link/workflows/share-order"
import { parseBody } from "../../../../../validate"
import { actorOf } from "../../../actor-of"
import { revealLink } from "../../../link-view"

/**
 * Shares the order with a recipient. Sharing with the same address again gives the same link, under the name that is given
 * now and, where one is given, with the new expiry (null: never).
 */
export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<SharedLink>) => {
  const body = parseBody(shareLinkSchema, req.body)
  if (body.expires_at && new Date(body.expires_at) <= new Date()) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      "The expiry lies in the past. Choose a later moment, or none.",
    )
  }
  const { result } = await shareOrderWorkflow(req.scope).run({
    input: {
      order_id: req.params["id"] ?? "",
      recipient: { name: body.recipient_name, email: body.recipient_email },
      message: body.message || null,
      expires_at: body.expires_at,
      mail: body.send_email,
      actor: await actorOf(req),
    },
  })
  const link = await portalServices(req.scope).tokens.getActiveLink(result.id)
  res.json({ ...(await revealLink(req.scope, link)), mailed: body.send_email })
}
