import { getProject } from "../../../../../contracts/routes/staff-project"
import { whileReachable } from "../../../../../engagement-view/while-reachable"
import { readProjectKeys } from "../../../../../staff-project/freshness"
import { readHeader } from "../../../../../staff-project/read-header"
import { implement } from "../../../../implement"
import { conditional } from "../../conditional"

export const GET = implement(getProject, async ({ container, params, staff_id, ...http }) => {
  const { order_id, order, proofs, people, late, thread, checklist, unread } = await readProjectKeys(
    container,
    params.id,
    staff_id,
  )
  const engagement = await whileReachable(container, async (one) => await one.readKey(order_id), "")
  // Signals follow from days that pass as well.
  const day = new Date().toISOString().slice(0, 10)
  return await conditional(
    http,
    `header/${order}/${proofs}/${people}/${late}/${thread}/${checklist}/${unread}/${engagement}/${day}`,
    async () => await readHeader(container, params.id, staff_id),
  )
})
