import { accessRequested } from "./access-requested"
import { approvalRequested } from "./approval-requested"
import { decisionCopy } from "./decision-copy"
import { decisionMade } from "./decision-made"
import { freshLink } from "./fresh-link"
import { linkDelegated } from "./link-delegated"
import { linkShared } from "./link-shared"
import { paymentFinding } from "./payment-finding"
import { proofReminder } from "./proof-reminder"
import { proofRequested } from "./proof-requested"
import { renewalRequested } from "./renewal-requested"

/** Every notice of the plugin. src/workflows/jobs.ts registers their jobs. */
export const notices = [
  accessRequested,
  approvalRequested,
  decisionCopy,
  decisionMade,
  freshLink,
  linkDelegated,
  linkShared,
  paymentFinding,
  proofReminder,
  proofRequested,
  renewalRequested,
]
