import { registerJobs } from "../lib/jobs/registry"
import { notices } from "../notices"
import { resumeNoticesJob } from "../notices/jobs"
import { accountLinksJob, accountLinkSweepJob } from "./account-link/jobs"
import { decisionEffectsJob } from "./approval/jobs"
import { purgeJob } from "./maintenance/jobs"

/** Every job of the plugin. Importing this file registers them; Medusa imports it with the workflows. */
registerJobs([
  accountLinksJob,
  accountLinkSweepJob,
  decisionEffectsJob,
  purgeJob,
  resumeNoticesJob,
  ...notices.map(({ definition }) => definition),
])
