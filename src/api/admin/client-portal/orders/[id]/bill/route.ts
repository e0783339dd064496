import { releaseForBilling } from "../../../../../../contracts/routes/approval"
import { releaseForBillingWorkflow } from "../../../../../../workflows/approval/workflows/release-for-billing"
import { implement } from "../../../../../implement"
import { readOrderPanel } from "../../../order-panel"

export const POST = implement(releaseForBilling, async ({ params, container }) => {
  const order_id = params.id
  await releaseForBillingWorkflow(container).run({ input: { order_id } })
  return { panel: await readOrderPanel(container, order_id) }
})
