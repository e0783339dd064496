import { resolvePaymentFinding as route } from "../../../../../../../contracts/routes/payment"
import { readFindings, resolvePaymentFinding } from "../../../../../../../workflows/payment/findings"
import { implement } from "../../../../../../implement"

export const POST = implement(route, async ({ params, body, actor, container }) => {
  await resolvePaymentFinding(container, params.id, actor, body.note)
  return await readFindings(container)
})
