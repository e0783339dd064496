import { storeDocumentJob } from "../documents/jobs"
import { registerJobs } from "../lib/jobs/registry"
import { notices } from "../notices"
import { resumeNoticesJob } from "../notices/jobs"
import { accountOrdersJob, accountOrdersSweepJob } from "./account/jobs"
import { accountLinksJob, accountLinkSweepJob } from "./account-link/jobs"
import { decisionEffectsJob } from "./approval/jobs"
import { releasePaidOrderJob } from "./approval/release-paid-order"
import { invoiceRemindersJob } from "./invoice/remind-invoices"
import { purgeJob } from "./maintenance/jobs"
import { closeCheckoutsJob, reconcilePaymentsJob, stripeEventJob } from "./payment/jobs"
import { paymentBookedJob } from "./payment/payment-booked"
import { paymentFailedJob } from "./payment/payment-failed"
import { refundReturnedJob } from "./payment/refund-returned"
import { deliveredOrdersJob } from "./production/jobs"
import {
  processProofFileJob,
  removeAbandonedUploadsJob,
  removeProofFileJob,
  renderProofPagesJob,
} from "./proof/files/jobs"
import { proofDecisionEffectsJob } from "./proof/jobs"

/** Every job of the plugin. Importing this file registers them; Medusa imports it with the workflows. */
registerJobs([
  accountLinksJob,
  accountLinkSweepJob,
  accountOrdersJob,
  accountOrdersSweepJob,
  closeCheckoutsJob,
  decisionEffectsJob,
  deliveredOrdersJob,
  invoiceRemindersJob,
  paymentBookedJob,
  paymentFailedJob,
  processProofFileJob,
  proofDecisionEffectsJob,
  purgeJob,
  reconcilePaymentsJob,
  refundReturnedJob,
  removeAbandonedUploadsJob,
  releasePaidOrderJob,
  removeProofFileJob,
  renderProofPagesJob,
  resumeNoticesJob,
  stripeEventJob,
  storeDocumentJob,
  ...notices.map(({ definition }) => definition),
])
