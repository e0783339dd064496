import { getFailedJobs } from "../../../../contracts/routes/job"
import { readFailedJobs } from "../../../../workflows/maintenance/failed-jobs"
import { implement } from "../../../implement"

export const GET = implement(getFailedJobs, async ({ container }) => await readFailedJobs(container))
