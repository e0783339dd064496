import { exportEngagement } from "../../../../../contracts/routes/engagement"
import { ENGAGEMENT_COLUMNS, readEngagementRows } from "../../../../../engagement-view/read-report"
import { implement } from "../../../../implement"
import { streamCsv } from "../../../../stream-csv"

export const GET = implement(
  exportEngagement,
  async ({ container, query, res }) =>
    await streamCsv(res, "engagement", ENGAGEMENT_COLUMNS, readEngagementRows(container, query)),
)
