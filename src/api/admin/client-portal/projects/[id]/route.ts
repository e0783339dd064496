import { getProject } from "../../../../../contracts/routes/staff-project"
import { readProjectKeys } from "../../../../../staff-project/freshness"
import { readHeader } from "../../../../../staff-project/read-header"
import { implement } from "../../../../implement"
import { conditional } from "../../conditional"

export const GET = implement(getProject, async ({ container, params, ...http }) => {
  const { order, proofs, people, late } = await readProjectKeys(container, params.id)
  return await conditional(
    http,
    `header/${order}/${proofs}/${people}/${late}`,
    async () => await readHeader(container, params.id),
  )
})
