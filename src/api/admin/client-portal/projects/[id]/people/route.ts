import { readMove } from "../../../../../../account-view/read-moved-orders"
import { getProjectPeople } from "../../../../../../contracts/routes/staff-project"
import { readProjectKeys } from "../../../../../../staff-project/freshness"
import { readPeople } from "../../../../../../staff-project/read-people"
import { implement } from "../../../../../implement"
import { conditional } from "../../../conditional"

export const GET = implement(getProjectPeople, async ({ container, params, ...http }) => {
  const { order, people, order_id } = await readProjectKeys(container, params.id)
  // Noted by a job, after the order itself has changed.
  const moved = await readMove(container, order_id)
  const key = `people/${order}/${people}/${moved?.moved_at ?? ""}`
  return await conditional(http, key, async () => await readPeople(container, order_id, moved))
})
