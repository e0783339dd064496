import { defineSetupStep, SETTINGS_PAGE } from "../../lib/setup-step"
import { hasNoFailedJobs } from "./failed-jobs"

export const noFailedJobsStep = defineSetupStep({
  id: "no_failed_jobs",
  href: `${SETTINGS_PAGE}#failed-jobs`,
  isDone: hasNoFailedJobs,
})
