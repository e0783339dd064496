import { z } from "zod"
import { REQUEST_LIMITS } from "../../contracts"
import { defineJob } from "../../lib/jobs/define-job"
import { portalServices } from "../../lib/services"
import type { Follow } from "../../modules/quote-request/drafts"
import { removeFiles } from "./request-files"

/** Daily: deletes requests that were begun, never sent and not changed for long, with their files. */
export const purgeRequestsJob = defineJob({
  id: "purge-quote-requests",
  title: "job.purge_requests",
  queue: "upkeep",
  cron: "47 3 * * *",
  maxAttempts: 3,
  payload: z.object({}),
  run: async (container) => {
    const { quoteRequests } = portalServices(container)
    const follow: Follow = async (trx, row) => await removeFiles(container, trx, row)
    while (!(await quoteRequests.purge(REQUEST_LIMITS.draft_days, follow)).isDone);
  },
})
