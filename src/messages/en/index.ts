import { account } from "./account"
import { approval } from "./approval"
import { artwork } from "./artwork"
import { consent } from "./consent"
import { conversation } from "./conversation"
import { delegate } from "./delegate"
import { delivery } from "./delivery"
import { document } from "./document"
import { documents } from "./documents"
import { intro } from "./intro"
import { invoice } from "./invoice"
import { invoiceLine } from "./invoice-line"
import { job } from "./job"
import { link } from "./link"
import { mail } from "./mail"
import { noticeAccountCode } from "./notice-account-code"
import { noticeApprovalRequested } from "./notice-approval-requested"
import { noticeDecision } from "./notice-decision"
import { noticeFreshLink } from "./notice-fresh-link"
import { noticeInvoice } from "./notice-invoice"
import { noticeLinkShared } from "./notice-link-shared"
import { noticeMessage } from "./notice-message"
import { noticeProof } from "./notice-proof"
import { order } from "./order"
import { page } from "./page"
import { payment } from "./payment"
import { proof } from "./proof"
import { proofStudio } from "./proof-studio"
import { purchaseOrder } from "./purchase-order"
import { quoteValidity } from "./quote-validity"
import { timeline } from "./timeline"

/**
 * The English catalogue, one file a feature, as flat ICU messages. Keys are unique over all files. Apostrophes are
 * typographic, because ICU reads the straight one as a quote. Counts come twice: `count` chooses the plural form, `n`
 * is the same number written the reader's way.
 */
export const en = {
  ...account,
  ...approval,
  ...artwork,
  ...consent,
  ...conversation,
  ...delegate,
  ...delivery,
  ...document,
  ...documents,
  ...intro,
  ...invoice,
  ...invoiceLine,
  ...job,
  ...link,
  ...mail,
  ...noticeAccountCode,
  ...noticeApprovalRequested,
  ...noticeDecision,
  ...noticeFreshLink,
  ...noticeInvoice,
  ...noticeLinkShared,
  ...noticeMessage,
  ...noticeProof,
  ...order,
  ...page,
  ...payment,
  ...proof,
  ...proofStudio,
  ...purchaseOrder,
  ...quoteValidity,
  ...timeline,
} as const
