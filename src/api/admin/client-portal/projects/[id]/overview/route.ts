import { getProjectOverview } from "../../../../../../contracts/routes/staff-project"
import { readProjectKeys } from "../../../../../../staff-project/freshness"
import { readOverview } from "../../../../../../staff-project/read-overview"
import { implement } from "../../../../../implement"
import { conditional } from "../../../conditional"

export const GET = implement(getProjectOverview, async ({ container, params, ...http }) => {
  const { order, proofs, people } = await readProjectKeys(container, params.id)
  return await conditional(
    http,
    `overview/${order}/${proofs}/${people}`,
    async () => await readOverview(container, params.id),
  )
})
