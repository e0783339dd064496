import { getProjectOverview } from "../../../../../../contracts/routes/staff-project"
import { whileReachable } from "../../../../../../engagement-view/while-reachable"
import { readProjectKeys } from "../../../../../../staff-project/freshness"
import { readOverview } from "../../../../../../staff-project/read-overview"
import { implement } from "../../../../../implement"
import { conditional } from "../../../conditional"

export const GET = implement(getProjectOverview, async ({ container, params, ...http }) => {
  const { order, order_id, proofs, people } = await readProjectKeys(container, params.id)
  const engagement = await whileReachable(container, async (one) => await one.readKey(order_id), "")
  return await conditional(
    http,
    `overview/${order}/${proofs}/${people}/${engagement}`,
    async () => await readOverview(container, { id: params.id, order_id }),
  )
})
