import { z } from "zod"
import { defineJob } from "../lib/jobs/define-job"
import { portalServices } from "../lib/services"
import { hasEmailProvider } from "./provider"
import { NO_PROVIDER } from "./send-email"

/** Every minute: sends what failed for want of an e-mail provider, once there is one. */
export const resumeNoticesJob = defineJob({
  id: "resume-notices",
  title: "job.resume_notices",
  queue: "notices",
  cron: "* * * * *",
  maxAttempts: 1,
  payload: z.object({}),
  run: async (container) => {
    if (await hasEmailProvider(container)) await portalServices(container).outbox.retryNotices(NO_PROVIDER)
  },
})
