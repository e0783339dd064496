import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { type Delegated, delegateSchema } from "../../../contracts"
import { delegateLinkWorkflow } from "../../../workflows/portal-link/workflows/delegate-link"
import { parseBody } from "../../validate"
import { countDelegation } from "../limits"
import { portalRoute } from "../portal-route"
import { writingSessionOf } from "../session-of"

/** A client gives a colleague a link of their own; it is mailed, and never shown to who gives it. */
export const POST = portalRoute(async (req: MedusaRequest, res: MedusaResponse<Delegated>) => {
  const session = await writingSessionOf(req)
  const recipient = parseBody(delegateSchema, req.body)
  await countDelegation(req.scope, session.id)
  await delegateLinkWorkflow(req.scope).run({
    input: {
      order_id: session.order_id,
      delegator: { link_id: session.id, session_id: session.session_id, name: session.recipient_name },
      recipient,
    },
  })
  res.json({ recipient_name: recipient.name, recipient_email: recipient.email })
})
