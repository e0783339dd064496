/**
 * Stripe's codes of why a payment failed (https://docs.stripe.com/error-codes and /declines/codes) in groups that tell a
 * client what to do. Of lost and stolen cards the client hears no more than that the bank declined.
 */
const REASONS = {
  card_declined: "declined",
  generic_decline: "declined",
  do_not_honor: "declined",
  lost_card: "declined",
  stolen_card: "declined",
  fraudulent: "declined",
  transaction_not_allowed: "declined",
  insufficient_funds: "funds",
  card_velocity_exceeded: "funds",
  charge_exceeds_source_limit: "funds",
  expired_card: "expired_card",
  incorrect_number: "card_number",
  invalid_number: "card_number",
  incorrect_cvc: "card_number",
  invalid_cvc: "card_number",
  invalid_expiry_month: "card_number",
  invalid_expiry_year: "card_number",
  authentication_required: "authentication",
  payment_intent_authentication_failure: "authentication",
  account_closed: "account",
  bank_account_restricted: "account",
  bank_account_unusable: "account",
  no_account: "account",
  invalid_account_number: "account",
  debit_not_authorized: "not_authorized",
  debit_not_authorised: "not_authorized",
  payment_method_bank_account_blocked: "account",
  payment_method_customer_decline: "not_authorized",
} as const

/** Words for each stand in the catalogue (`checkout.failure.*`). */
export type PaymentFailureReason = (typeof REASONS)[keyof typeof REASONS] | "other"

const isKnown = (code: string): code is keyof typeof REASONS => Object.hasOwn(REASONS, code)

/** Why a payment failed, as a client may read it. Codes that are not known say no more than that it failed. Pure. */
export const paymentFailureReason = (code: string | null): PaymentFailureReason =>
  code !== null && isKnown(code) ? REASONS[code] : "other"
