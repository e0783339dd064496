import { shareOrder } from "../../../../../../contracts/routes/portal-link"
import { portalError } from "../../../../../../lib/portal-error"
import { portalServices } from "../../../../../../lib/services"
import { shareOrderWorkflow } from "../../../../../../workflows/portal-link/workflows/share-order"
import { implement } from "../../../../../implement"
import { toRevealedLink } from "../../../link-view"

export const POST = implement(shareOrder, async ({ params, body, actor, container }) => {
  if (body.expires_at && new Date(body.expires_at) <= new Date()) {
    throw portalError("expiry_in_past", "The expiry is in the past. Choose a later time, or none.")
  }
  const { result } = await shareOrderWorkflow(container).run({
    input: {
      order_id: params.id,
      recipient: { name: body.recipient_name, email: body.recipient_email },
      message: body.message || null,
      expires_at: body.expires_at,
      mail: body.send_email,
      actor,
    },
  })
  const link = await portalServices(container).tokens.getActiveLink(result.id)
  return { ...(await toRevealedLink(container, link)), mailed: body.send_email }
})
