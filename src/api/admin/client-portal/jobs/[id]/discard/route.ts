import { discardJob } from "../../../../../../contracts/routes/job"
import { discardFailedJob, readFailedJobs } from "../../../../../../workflows/maintenance/failed-jobs"
import { implement } from "../../../../../implement"

export const POST = implement(discardJob, async ({ params, actor, container }) => {
  await discardFailedJob(container, params.id, actor)
  return await readFailedJobs(container)
})
