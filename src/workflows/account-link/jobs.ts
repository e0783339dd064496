import { z } from "zod"
import { defineJob } from "../../lib/jobs/define-job"
import { portalServices } from "../../lib/services"
import { catchUpAccountLinks, sweepAccountLinks } from "./ensure-account-links"

/** Nightly, and once after the plugin was installed: looks at all customers. */
export const accountLinkSweepJob = defineJob({
  id: "account-links-sweep",
  title: "job.account_links_sweep",
  queue: "upkeep",
  cron: "43 2 * * *",
  maxAttempts: 10,
  payload: z.object({}),
  run: sweepAccountLinks,
})

/** Every minute: looks at the customers that changed, in case the event of one was lost. */
export const accountLinksJob = defineJob({
  id: "account-links",
  title: "job.account_links",
  queue: "upkeep",
  cron: "* * * * *",
  maxAttempts: 1,
  payload: z.object({}),
  run: async (container) => {
    if ((await catchUpAccountLinks(container)) !== null) return
    await portalServices(container).outbox.add(accountLinkSweepJob.with({}, "account-links-first-sweep"))
  },
})
