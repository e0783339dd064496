import { z } from "zod"
import { defineJob } from "../../lib/jobs/define-job"
import { noteCovered } from "../../production-report/note-covered"
import { noteDelivered } from "../../production-report/note-delivered"

/**
 * Every ten minutes: notes which orders have been delivered, and those that changed afterwards, if an event was lost; and
 * which have all their proofs.
 */
export const deliveredOrdersJob = defineJob({
  id: "delivered-orders",
  title: "job.delivered_orders",
  queue: "upkeep",
  cron: "*/10 * * * *",
  maxAttempts: 1,
  payload: z.object({}),
  run: async (container) => {
    await noteDelivered(container)
    await noteCovered(container)
  },
})
