import { z } from "zod"
import { failedJobsSchema } from "../job"
import { defineRoute } from "./define-route"

/** Decimal digits of a 64-bit integer. */
const jobParams = z.object({ id: z.string().regex(/^\d{1,18}$/) })

export const getFailedJobs = defineRoute({
  id: "getFailedJobs",
  method: "get",
  path: "/admin/client-portal/jobs",
  access: "staff",
  summary: "Background jobs that gave up, newest failure first",
  response: failedJobsSchema,
  errors: [],
})

export const retryJob = defineRoute({
  id: "retryJob",
  method: "post",
  path: "/admin/client-portal/jobs/:id/retry",
  access: "staff",
  summary: "Give a failed job its attempts again. `conflict`: someone else retried or discarded it first",
  params: jobParams,
  response: failedJobsSchema,
  errors: ["conflict"],
})

export const discardJob = defineRoute({
  id: "discardJob",
  method: "post",
  path: "/admin/client-portal/jobs/:id/discard",
  access: "staff",
  summary: "Delete a failed job. `conflict`: someone else retried or discarded it first",
  params: jobParams,
  response: failedJobsSchema,
  errors: ["conflict"],
})

export const jobRoutes = [getFailedJobs, retryJob, discardJob] as const
