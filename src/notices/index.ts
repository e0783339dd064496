import { accessRequested } from "./access-requested"
import { accountCode } from "./account-code"
import { addressCorrected } from "./address-corrected"
import { approvalReminder } from "./approval-reminder"
import { approvalRequested } from "./approval-requested"
import { checklistGiven } from "./checklist-given"
import { clientMessage } from "./client-message"
import { debitFailed } from "./debit-failed"
import { decisionCopy } from "./decision-copy"
import { decisionMade } from "./decision-made"
import { freshLink } from "./fresh-link"
import { invoiceReminder } from "./invoice-reminder"
import { invoiceSent } from "./invoice-sent"
import { linkDelegated } from "./link-delegated"
import { linkShared } from "./link-shared"
import { mailBounced } from "./mail-bounced"
import { messageReceived } from "./message-received"
import { paymentFailed } from "./payment-failed"
import { paymentFinding } from "./payment-finding"
import { paymentReceipt } from "./payment-receipt"
import { paymentReceived } from "./payment-received"
import { paymentRefunded } from "./payment-refunded"
import { proofReminder } from "./proof-reminder"
import { proofRequested } from "./proof-requested"
import { quoteRequestReceived } from "./quote-request-received"
import { quoteRequested } from "./quote-requested"
import { refundReturned } from "./refund-returned"
import { renewalRequested } from "./renewal-requested"
import { shipmentUpdate } from "./shipment-update"
import { staffDigest } from "./staff-digest"
import { stageMoved } from "./stage-moved"

/** Every notice of the plugin. src/workflows/jobs.ts registers their jobs. */
export const notices = [
  accessRequested,
  accountCode,
  addressCorrected,
  approvalReminder,
  approvalRequested,
  checklistGiven,
  clientMessage,
  debitFailed,
  decisionCopy,
  decisionMade,
  freshLink,
  invoiceReminder,
  invoiceSent,
  linkDelegated,
  linkShared,
  mailBounced,
  messageReceived,
  paymentFailed,
  paymentFinding,
  paymentReceipt,
  paymentReceived,
  paymentRefunded,
  proofReminder,
  proofRequested,
  quoteRequestReceived,
  quoteRequested,
  refundReturned,
  renewalRequested,
  shipmentUpdate,
  staffDigest,
  stageMoved,
]
