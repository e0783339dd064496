import { z } from "zod"
import { defineJob } from "../../lib/jobs/define-job"
import { portalServices } from "../../lib/services"

/** Nightly: deletes what retention no longer keeps. */
export const purgeJob = defineJob({
  id: "purge",
  title: "job.purge",
  queue: "upkeep",
  cron: "17 3 * * *",
  maxAttempts: 3,
  payload: z.object({}),
  run: async (container) => {
    const { automations, engagement, mails, outbox, tokens } = portalServices(container)
    await tokens.purge(new Date())
    await outbox.purgeDeliveries()
    await mails.purge()
    await automations.purge()
    // Last: it may lie in a database of its own, which may be away.
    await engagement.purge()
  },
})
