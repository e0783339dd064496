import { settleAddress } from "../../../../../../../contracts/routes/shipping"
import { settleAddressWorkflow } from "../../../../../../../workflows/shipping/settle-address"
import { implement } from "../../../../../../implement"

export const POST = implement(settleAddress, async ({ container, params, body, actor }) => {
  await settleAddressWorkflow(container).run({ input: { ...body, project_id: params.id, actor } })
})
