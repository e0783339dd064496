import { readActionQueue } from "../../../../action-queue/read-queue"
import { getActionQueue } from "../../../../contracts/routes/action-queue"
import { implement } from "../../../implement"
import { conditionalOnAnswer } from "../conditional"

export const GET = implement(getActionQueue, async ({ container, query, staff_id, req, res }) =>
  conditionalOnAnswer({ req, res }, await readActionQueue(container, query, staff_id)),
)
