import { z } from "zod"
import { defineJob } from "../../lib/jobs/define-job"
import { ensureAccountLinks } from "./ensure-account-links"

/** Every minute: makes the account links that a lost event has left out. */
export const accountLinksJob = defineJob({
  id: "account-links",
  title: "job.account_links",
  queue: "effects",
  cron: "* * * * *",
  maxAttempts: 1,
  payload: z.object({}),
  run: ensureAccountLinks,
})
