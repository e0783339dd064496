import { z } from "zod"
import { idSchema, instantSchema } from "./common"

/** A background job that gave up: it waits for staff to retry or discard it. */
export const failedJobSchema = z.object({
  id: z.string(),
  /** Id of its kind, for example `notice.link-shared`. */
  job: z.string(),
  /** What it does, in the shop's language. */
  title: z.string(),
  reason: z.string(),
  created_at: instantSchema,
  failed_at: instantSchema,
  attempts: z.number().int(),
  /** Null for a job that is about no order, and for one whose order is gone. */
  project: z.object({ id: idSchema, name: z.string(), order_id: idSchema }).nullable(),
})
export type FailedJob = z.infer<typeof failedJobSchema>

/** The newest failures first, at most 50; `count` is the number of all. */
export const failedJobsSchema = z.object({ jobs: z.array(failedJobSchema), count: z.number().int() })
export type FailedJobs = z.infer<typeof failedJobsSchema>
