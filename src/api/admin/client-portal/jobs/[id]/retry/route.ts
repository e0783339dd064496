import { retryJob } from "../../../../../../contracts/routes/job"
import { readFailedJobs, retryFailedJob } from "../../../../../../workflows/maintenance/failed-jobs"
import { implement } from "../../../../../implement"

export const POST = implement(retryJob, async ({ params, actor, container }) => {
  await retryFailedJob(container, params.id, actor)
  return await readFailedJobs(container)
})
