import { delegateLink } from "../../../contracts/routes/portal-link"
import { delegateLinkWorkflow } from "../../../workflows/portal-link/workflows/delegate-link"
import { implement } from "../../implement"
import { countDelegation } from "../limits"

/** The colleague's link is mailed to them and never shown to the delegator. */
export const POST = implement(delegateLink, async ({ session, body, container }) => {
  await countDelegation(container, session.id)
  await delegateLinkWorkflow(container).run({
    input: {
      order_id: session.order_id,
      delegator: { link_id: session.id, session_id: session.session_id, name: session.recipient_name },
      recipient: body,
    },
  })
  return { recipient_name: body.name, recipient_email: body.email }
})
