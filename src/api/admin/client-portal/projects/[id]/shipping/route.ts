import { getProjectShipping } from "../../../../../../contracts/routes/shipping"
import { readProjectKeys } from "../../../../../../staff-project/freshness"
import { readProjectShipping } from "../../../../../../staff-project/read-shipping"
import { implement } from "../../../../../implement"
import { conditional } from "../../../conditional"

export const GET = implement(getProjectShipping, async ({ container, params, ...http }) => {
  const { order, order_id, shipping } = await readProjectKeys(container, params.id)
  return await conditional(http, `shipping/${order}/${shipping}`, () => readProjectShipping(container, order_id))
})
