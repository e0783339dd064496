import { registerJobs } from "../lib/jobs/registry"
import { accountLinksJob } from "./account-link/jobs"
import { decisionEffectsJob } from "./approval/jobs"
import { purgeJob } from "./maintenance/jobs"
import { approvalRequestedJob } from "./outbox/mails/approval-requested"
import { decisionCopyJob, decisionMadeJob } from "./outbox/mails/decision"
import { accessRequestedJob, freshLinkJob } from "./outbox/mails/fresh-link"
import { linkDelegatedJob } from "./outbox/mails/handed-over"
import { linkSharedJob } from "./outbox/mails/link"

/** Every job of the plugin. Importing this file registers them; Medusa imports it with the workflows. */
registerJobs([
  accountLinksJob,
  decisionEffectsJob,
  purgeJob,
  accessRequestedJob,
  approvalRequestedJob,
  decisionCopyJob,
  decisionMadeJob,
  freshLinkJob,
  linkDelegatedJob,
  linkSharedJob,
])
