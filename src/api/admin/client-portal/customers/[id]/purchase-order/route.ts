import { getPurchaseOrderPolicy, updatePurchaseOrderPolicy } from "../../../../../../contracts/routes/purchase-order"
import { readPolicy, savePolicy } from "../../../../../../workflows/purchase-order/policy"
import { implement } from "../../../../../implement"

export const GET = implement(getPurchaseOrderPolicy, ({ params, container }) => readPolicy(container, params.id))

export const POST = implement(updatePurchaseOrderPolicy, ({ params, body, container }) =>
  savePolicy(container, params.id, body.mode),
)
