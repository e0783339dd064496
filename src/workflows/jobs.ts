import { storeDocumentJob } from "../documents/jobs"
import { registerJobs } from "../lib/jobs/registry"
import { notices } from "../notices"
import { resumeNoticesJob } from "../notices/jobs"
import { accountOrdersJob, accountOrdersSweepJob } from "./account/jobs"
import { accountLinkRequestedJob } from "./account-link/account-link-requested"
import { accountLinksJob, accountLinkSweepJob } from "./account-link/jobs"
import { actionQueueJob } from "./action-queue/jobs"
import { decisionEffectsJob } from "./approval/jobs"
import { releasePaidOrderJob } from "./approval/release-paid-order"
import { engagementFactsJob } from "./engagement/jobs"
import { clientFileJobs, removeUnusedFilesJob } from "./file/jobs"
import { inboundMailJob, mailEventJob } from "./mail/jobs"
import { purgeJob } from "./maintenance/jobs"
import { closeCheckoutsJob, reconcilePaymentsJob, stripeEventJob } from "./payment/jobs"
import { paymentBookedJob } from "./payment/payment-booked"
import { paymentFailedJob } from "./payment/payment-failed"
import { refundReturnedJob } from "./payment/refund-returned"
import { stageMovedJob } from "./project/stage-moved-job"
import { deliveredOrdersJob } from "./production/jobs"
import { proofFileJobs } from "./proof/files/jobs"
import { proofDecisionEffectsJob } from "./proof/jobs"
import { fulfillRequestJob } from "./quote-request/jobs"
import { purgeRequestsJob } from "./quote-request/purge-requests"
import { carrierEventJob, indexLabelsJob } from "./shipping/jobs"
import { findUntoldJob, notifyAutomaticallyJob } from "./shipping/notify-automatically"
import { remindersJob } from "./reminder/jobs"
import { removeAbandonedUploadsJob } from "./upload/jobs"

/** Every job of the plugin. Importing this file registers them; Medusa imports it with the workflows. */
registerJobs([
  accountLinkRequestedJob,
  accountLinksJob,
  accountLinkSweepJob,
  accountOrdersJob,
  accountOrdersSweepJob,
  carrierEventJob,
  actionQueueJob,
  clientFileJobs.process,
  clientFileJobs.remove,
  clientFileJobs.renderPages,
  closeCheckoutsJob,
  decisionEffectsJob,
  deliveredOrdersJob,
  engagementFactsJob,
  findUntoldJob,
  fulfillRequestJob,
  inboundMailJob,
  indexLabelsJob,
  mailEventJob,
  notifyAutomaticallyJob,
  paymentBookedJob,
  paymentFailedJob,
  proofFileJobs.process,
  proofDecisionEffectsJob,
  purgeJob,
  purgeRequestsJob,
  reconcilePaymentsJob,
  refundReturnedJob,
  remindersJob,
  removeAbandonedUploadsJob,
  releasePaidOrderJob,
  proofFileJobs.remove,
  proofFileJobs.renderPages,
  removeUnusedFilesJob,
  resumeNoticesJob,
  stageMovedJob,
  stripeEventJob,
  storeDocumentJob,
  ...notices.map(({ definition }) => definition),
])
