import { ORDER_SUBJECT } from "../../../../../contracts"
import { requestRenewal } from "../../../../../contracts/routes/quote-validity"
import { readShown } from "../../../../../project-page/rendering"
import { readValidity } from "../../../../../workflows/quote-validity/read-validity"
import { requestRenewalWorkflow } from "../../../../../workflows/quote-validity/request-renewal"
import { implement } from "../../../../implement"

/** A client asks for a renewed quote, which the rep is told of once. */
export const POST = implement(requestRenewal, async ({ session, params, container }) => {
  const { request } = await readShown(container, params.id, session.order_id, ORDER_SUBJECT)
  await requestRenewalWorkflow(container).run({
    input: { request_id: request.id, link_id: session.id, name: session.recipient_name },
  })
  return { validity: await readValidity(container, request.id) }
})
