import { z } from "zod"
import { syncEngagementFacts } from "../../engagement-view/sync-facts"
import { defineJob } from "../../lib/jobs/define-job"

/** Every minute: what reports show of orders follows what became of them. */
export const engagementFactsJob = defineJob({
  id: "engagement-facts",
  title: "job.engagement_facts",
  queue: "ingest",
  cron: "* * * * *",
  maxAttempts: 1,
  payload: z.object({}),
  run: syncEngagementFacts,
})
