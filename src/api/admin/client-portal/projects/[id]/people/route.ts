import { getProjectPeople } from "../../../../../../contracts/routes/staff-project"
import { readProjectKeys } from "../../../../../../staff-project/freshness"
import { readPeople } from "../../../../../../staff-project/read-people"
import { implement } from "../../../../../implement"
import { conditional } from "../../../conditional"

export const GET = implement(getProjectPeople, async ({ container, params, ...http }) => {
  const { order, people, order_id } = await readProjectKeys(container, params.id)
  return await conditional(http, `people/${order}/${people}`, async () => await readPeople(container, order_id))
})
