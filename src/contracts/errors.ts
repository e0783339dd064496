import { z } from "zod"

/**
 * Every error code of the API with its HTTP status. Codes are stable: clients choose their words and their next step by
 * them, while `message` is English for developers and may change. A feature that refuses something adds its code here.
 */
export const ERROR_STATUS = {
  /** The body, a query parameter or a header does not match the contract. */
  invalid_request: 400,
  malformed_json: 400,
  /** The state of the order, the link or the shop does not allow this. */
  not_allowed: 400,
  /** The expiry of a link lies in the past. */
  expiry_in_past: 400,
  /** An approval without the PO number that this customer's approvals need. */
  po_required: 400,
  /** The customer has no email address to verify a link with. */
  no_email: 400,
  /** The date until which a quote is to be valid lies in the past. */
  validity_in_past: 400,
  /** The date does not lie later than the present one. */
  validity_not_later: 400,
  link_revoked: 400,
  link_expired: 400,
  /** The one-time code is not the one that was mailed. */
  code_wrong: 400,
  /** No one-time code is valid: it expired, was used, was tried too often, or a newer one was mailed. */
  code_over: 400,
  /** The production stage was removed. */
  stage_gone: 400,
  /** A text for a notice that is not complete, or names what the message does not have. The message says where. */
  text_invalid: 400,
  /** Projects stand on a stage that is to be removed. */
  stage_in_use: 400,
  /** The list of stages lacks one that approvals or the end of the work need, or names one twice. */
  stages_incomplete: 400,
  /** The chosen owner is no longer a member of staff. */
  owner_gone: 400,
  logo_too_large: 400,
  /** The logo is not a PNG, JPEG or WebP picture. */
  logo_type: 400,
  /** A client shares with their own address. */
  own_address: 400,
  /** Staff revoked this person's link, so only staff can give them access again. */
  only_the_shop: 400,
  /** This person's link has expired, and only staff can renew it. */
  colleague_expired: 400,
  /** A line that the order does not have. */
  unknown_line: 400,
  /** A version without files. */
  proof_empty: 400,
  /** Files of the version are still processed, or were refused. */
  proof_not_ready: 400,
  /** An approval of a proof without all ticks of its spec card. */
  ticks_missing: 400,
  /** An approval that chooses too few or too many of the alternatives. */
  alternative_required: 400,
  /** An upload without a single byte. */
  file_empty: 400,
  /** The connection ended before the whole file had arrived. */
  file_incomplete: 400,
  /** A file name that cannot be kept. */
  file_name: 400,
  /** A preview picture that is no PNG, JPEG or WebP, or cannot be opened. */
  picture_unreadable: 400,
  /** An amount of zero, below zero, above what is owed, or finer than the currency's minor unit. */
  amount_invalid: 400,
  /** Invoices in several currencies cannot be paid together. */
  currency_mixed: 400,
  /** The order has nothing that an invoice has not asked for yet. */
  nothing_to_invoice: 400,
  /** Nothing is owed on the invoices any more. */
  nothing_owed: 400,
  /** The quote is no order yet, so nothing but a deposit can be billed. */
  order_not_sold: 400,
  /** A final count that the agreed tolerance does not allow. */
  count_outside_tolerance: 400,
  /** The client cannot pay here: the shop is not connected with Stripe. */
  payment_unavailable: 400,
  /** A quote request without lines or quantities, with half an address, or with a date that has passed. */
  request_incomplete: 400,
  /** The person has as many unsent quote requests as they may have. */
  too_many_drafts: 400,
  unauthorized: 401,
  /** No session, or one that is wrong, expired or revoked: the answer does not tell which. */
  session_over: 401,
  /** An unknown, expired or revoked link: the answer does not tell which. */
  link_not_valid: 401,
  forbidden: 403,
  /** The link opens another kind of page. */
  wrong_scope: 403,
  /** A session of an account link whose one-time code was not typed yet. */
  code_required: 403,
  /** Staff look at a preview, in which every action is disabled. */
  preview: 403,
  /** The shop's own rule (the workflow hook `beforeDecision`) refused the decision. */
  refused_by_shop: 403,
  /** The shop leaves sharing to staff. */
  sharing_disabled: 403,
  /** A link that a colleague shared cannot be shared again. */
  delegated_link: 403,
  /** A write with a session cookie that did not come from the admin's own pages. */
  cross_site_request: 403,
  not_found: 404,
  /** Someone else changed the same thing first. */
  conflict: 409,
  /** A change that cannot be undone, because the value has changed since. */
  changed_since: 409,
  /** The request has a decision already. */
  decided: 409,
  /** The subject is not what was shown. */
  changed: 409,
  /** Staff withdrew or replaced the request. */
  closed: 409,
  /** A remark on a version that a newer one has replaced, or a version that is sent and is no longer the newest. */
  version_replaced: 409,
  /** The file is attached to something already. */
  file_used: 409,
  /** The scan or the check of its content turned the file down. */
  file_refused: 409,
  /** Proofs hold these lines back from being fulfilled. */
  proofs_not_approved: 409,
  /** The quote can be approved only once it is extended or renewed. */
  quote_expired: 409,
  /** An issued invoice does not change: it is voided or credited. */
  invoice_issued: 409,
  /** Money was paid on the invoice, so it is credited instead of voided. */
  invoice_paid: 409,
  /** A bank debit for the invoice is on its way. */
  payment_processing: 409,
  /** The quote request was sent, so it does not change any more. */
  request_sent: 409,
  too_large: 413,
  /** Larger than one file may be. */
  file_too_large: 413,
  /** The project's files would become larger than a project may have. */
  project_full: 413,
  /** The account's files would become larger than an account may have. */
  account_full: 413,
  /** More uploads wait to be used than one person may have. */
  too_many_files: 413,
  unsupported_media_type: 415,
  too_many_requests: 429,
  /** Too many wrong one-time codes in a day. Links to single orders still open. */
  account_locked: 429,
  /** A client shared with more people than a day allows. */
  sharing_limit: 429,
  unknown_error: 500,
  /** The PDF could not be made. */
  document_failed: 500,
  /** Stripe cannot be reached or answers nothing of use. Nothing was charged. */
  stripe_unreachable: 503,
} as const satisfies Record<string, number>

export type ErrorCode = keyof typeof ERROR_STATUS

export const isErrorCode = (code: unknown): code is ErrorCode =>
  typeof code === "string" && Object.hasOwn(ERROR_STATUS, code)

/** The code of an answer that names none: one from Medusa's own authentication or from a proxy in between. */
export const errorCodeOfStatus = (status: number): ErrorCode => GENERIC_CODES[status] ?? "unknown_error"

const GENERIC_CODES: Partial<Record<number, ErrorCode>> = {
  400: "invalid_request",
  401: "unauthorized",
  403: "forbidden",
  404: "not_found",
  409: "conflict",
  413: "too_large",
  415: "unsupported_media_type",
  422: "invalid_request",
  429: "too_many_requests",
}

/** Body of every error that the plugin answers with. `type` follows Medusa's error types. */
export const errorSchema = z.object({
  type: z.string(),
  code: z.enum(Object.keys(ERROR_STATUS)),
  message: z.string(),
  /** Of `invalid_request`: the fields that do not match, by their path ("recipient.email"). */
  fields: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
})
export type PortalErrorBody = Omit<z.infer<typeof errorSchema>, "code"> & { code: ErrorCode }
