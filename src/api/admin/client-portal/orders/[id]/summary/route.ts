import { getOrderSummary } from "../../../../../../contracts/routes/staff-project"
import { findProjectKeys } from "../../../../../../staff-project/freshness"
import { readHeader } from "../../../../../../staff-project/read-header"
import { implement } from "../../../../../implement"
import { conditional } from "../../../conditional"

export const GET = implement(getOrderSummary, async ({ container, params, staff_id, ...http }) => {
  const keys = await findProjectKeys(container, params.id, staff_id)
  if (!keys) return { project: null }
  const { id, order, proofs, people, late, thread, unread } = keys
  return await conditional(http, `summary/${order}/${proofs}/${people}/${late}/${thread}/${unread}`, async () => ({
    project: await readHeader(container, id, staff_id),
  }))
})
