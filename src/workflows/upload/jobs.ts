import { z } from "zod"
import { defineJob } from "../../lib/jobs/define-job"
import { portalServices } from "../../lib/services"
import { removeStored } from "./storage"

/** Longer than any upload takes. */
const ABANDONED_AFTER_HOURS = 24

/** Hourly: empties the storage of files that a process which was killed has left without a row. */
export const removeAbandonedUploadsJob = defineJob({
  id: "remove-abandoned-uploads",
  title: "job.remove_abandoned_uploads",
  queue: "render",
  cron: "29 * * * *",
  maxAttempts: 3,
  payload: z.object({}),
  run: async (container) => {
    const keys = await portalServices(container).proofs.uploads.abandon(ABANDONED_AFTER_HOURS)
    await removeStored(container, keys)
  },
})
