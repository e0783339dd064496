import { getOrderSummary } from "../../../../../../contracts/routes/staff-project"
import { findProjectKeys } from "../../../../../../staff-project/freshness"
import { readHeader } from "../../../../../../staff-project/read-header"
import { implement } from "../../../../../implement"
import { conditional } from "../../../conditional"

export const GET = implement(getOrderSummary, async ({ container, params, staff_id, ...http }) => {
  const keys = await findProjectKeys(container, params.id, staff_id)
  if (!keys) return { project: null }
  const { id, order, proofs, people, late, thread, checklist, unread } = keys
  const key = `summary/${order}/${proofs}/${people}/${late}/${thread}/${checklist}/${unread}`
  return await conditional(http, key, async () => ({ project: await readHeader(container, id, staff_id) }))
})
