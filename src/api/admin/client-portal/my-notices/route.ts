import { getMyNotices, saveMyNotices as saveRoute } from "../../../../contracts/routes/automation"
import { readMyNotices, saveMyNotices } from "../../../../workflows/automation/my-notices"
import { implement } from "../../../implement"

export const GET = implement(getMyNotices, async ({ container, staff_id }) => await readMyNotices(container, staff_id))

export const POST = implement(
  saveRoute,
  async ({ body, container, staff_id }) => await saveMyNotices(container, staff_id, body),
)
