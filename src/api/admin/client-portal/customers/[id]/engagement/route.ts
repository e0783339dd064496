import { getAccountEngagement } from "../../../../../../contracts/routes/engagement"
import { readAccountEngagement } from "../../../../../../staff-project/read-engagement"
import { implement } from "../../../../../implement"

export const GET = implement(getAccountEngagement, async ({ container, params }) => ({
  entries: await readAccountEngagement(container, params.id),
}))
