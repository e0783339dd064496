import { getProject } from "../../../../../contracts/routes/staff-project"
import { readProjectKeys } from "../../../../../staff-project/freshness"
import { readHeader } from "../../../../../staff-project/read-header"
import { implement } from "../../../../implement"
import { conditional } from "../../conditional"

export const GET = implement(getProject, async ({ container, params, staff_id, ...http }) => {
  const { order, proofs, people, late, thread, unread } = await readProjectKeys(container, params.id, staff_id)
  return await conditional(
    http,
    `header/${order}/${proofs}/${people}/${late}/${thread}/${unread}`,
    async () => await readHeader(container, params.id, staff_id),
  )
})
