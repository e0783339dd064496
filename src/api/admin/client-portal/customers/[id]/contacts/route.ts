import { addContact } from "../../../../../../contracts/routes/portal-link"
import { portalServices } from "../../../../../../lib/services"
import { shareAccountWorkflow } from "../../../../../../workflows/account-link/workflows/share-account"
import { implement } from "../../../../../implement"
import { toRevealedLink } from "../../../link-view"

export const POST = implement(addContact, async ({ params, body, actor, container }) => {
  const { result } = await shareAccountWorkflow(container).run({
    input: {
      customer_id: params.id,
      recipient: { name: body.recipient_name, email: body.recipient_email },
      message: body.message || null,
      mail: body.send_email,
      actor,
    },
  })
  const link = await portalServices(container).tokens.getActiveLink(result.id)
  return { ...(await toRevealedLink(container, link)), mailed: body.send_email }
})
