import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { type HandedOver, handOverSchema } from "../../../contracts"
import { handOverLinkWorkflow } from "../../../workflows/portal-link/workflows/hand-over"
import { parseBody } from "../../validate"
import { countHandOver } from "../limits"
import { portalRoute } from "../portal-route"
import { writingSessionOf } from "../session-of"

/** A client gives a colleague a link of their own; it is mailed, and never shown to who gives it. */
export const POST = portalRoute(async (req: MedusaRequest, res: MedusaResponse<HandedOver>) => {
  const session = await writingSessionOf(req)
  const recipient = parseBody(handOverSchema, req.body)
  await countHandOver(req.scope, session.id)
  await handOverLinkWorkflow(req.scope).run({
    input: {
      order_id: session.order_id,
      giver: { link_id: session.id, session_id: session.session_id, name: session.recipient_name },
      recipient,
    },
  })
  res.json({ recipient_name: recipient.name, recipient_email: recipient.email })
})
