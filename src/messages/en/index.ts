import { account } from "./account"
import { addressForm } from "./address"
import { approval } from "./approval"
import { artwork } from "./artwork"
import { branding } from "./branding"
import { checklist } from "./checklist"
import { consent } from "./consent"
import { contact } from "./contact"
import { conversation } from "./conversation"
import { delegate } from "./delegate"
import { delivery } from "./delivery"
import { document } from "./document"
import { documents } from "./documents"
import { files } from "./files"
import { intro } from "./intro"
import { invoice } from "./invoice"
import { invoiceLine } from "./invoice-line"
import { job } from "./job"
import { link } from "./link"
import { mail } from "./mail"
import { mailChoice } from "./mail-choice"
import { noticeAccountCode } from "./notice-account-code"
import { noticeApprovalReminder } from "./notice-approval-reminder"
import { noticeApprovalRequested } from "./notice-approval-requested"
import { noticeDecision } from "./notice-decision"
import { noticeFreshLink } from "./notice-fresh-link"
import { noticeInvoice } from "./notice-invoice"
import { noticeLinkShared } from "./notice-link-shared"
import { noticeMailBounced } from "./notice-mail-bounced"
import { noticeMessage } from "./notice-message"
import { noticeProof } from "./notice-proof"
import { noticeQuoteRequestReceived } from "./notice-quote-request-received"
import { noticeQuoteRequested } from "./notice-quote-requested"
import { noticeStaffDigest } from "./notice-staff-digest"
import { noticeStageMoved } from "./notice-stage-moved"
import { order } from "./order"
import { page } from "./page"
import { payment } from "./payment"
import { proof } from "./proof"
import { proofStudio } from "./proof-studio"
import { purchaseOrder } from "./purchase-order"
import { quoteRequest } from "./quote-request"
import { quoteValidity } from "./quote-validity"
import { shipping } from "./shipping"
import { timeline } from "./timeline"

/**
 * The English catalogue, one file a feature, as flat ICU messages. Keys are unique over all files. Apostrophes are
 * typographic, because ICU reads the straight one as a quote. Counts come twice: `count` chooses the plural form, `n`
 * is the same number written the reader's way.
 */
export const en = {
  ...account,
  ...addressForm,
  ...approval,
  ...artwork,
  ...branding,
  ...checklist,
  ...consent,
  ...contact,
  ...conversation,
  ...delegate,
  ...delivery,
  ...document,
  ...documents,
  ...files,
  ...intro,
  ...invoice,
  ...invoiceLine,
  ...job,
  ...link,
  ...mail,
  ...mailChoice,
  ...noticeAccountCode,
  ...noticeApprovalReminder,
  ...noticeApprovalRequested,
  ...noticeDecision,
  ...noticeFreshLink,
  ...noticeInvoice,
  ...noticeLinkShared,
  ...noticeMailBounced,
  ...noticeMessage,
  ...noticeProof,
  ...noticeQuoteRequestReceived,
  ...noticeQuoteRequested,
  ...noticeStaffDigest,
  ...noticeStageMoved,
  ...order,
  ...page,
  ...payment,
  ...proof,
  ...proofStudio,
  ...purchaseOrder,
  ...quoteRequest,
  ...quoteValidity,
  ...shipping,
  ...timeline,
} as const
