import { getEngagement } from "../../../../contracts/routes/engagement"
import { readEngagementReport } from "../../../../engagement-view/read-report"
import { implement } from "../../../implement"

export const GET = implement(
  getEngagement,
  async ({ container, query }) => await readEngagementReport(container, query),
)
