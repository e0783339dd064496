import type { MessageKey } from "@messages/index"

/**
 * Stripe's codes of why a payment failed (https://docs.stripe.com/error-codes and /declines/codes) in groups that tell a
 * client what to do. Of lost and stolen cards the client hears no more than that the bank declined.
 */
const REASONS: Readonly<Record<string, MessageKey>> = {
  card_declined: "checkout.failure.declined",
  generic_decline: "checkout.failure.declined",
  do_not_honor: "checkout.failure.declined",
  lost_card: "checkout.failure.declined",
  stolen_card: "checkout.failure.declined",
  fraudulent: "checkout.failure.declined",
  transaction_not_allowed: "checkout.failure.declined",
  insufficient_funds: "checkout.failure.funds",
  card_velocity_exceeded: "checkout.failure.funds",
  charge_exceeds_source_limit: "checkout.failure.funds",
  expired_card: "checkout.failure.expired_card",
  incorrect_number: "checkout.failure.card_number",
  invalid_number: "checkout.failure.card_number",
  incorrect_cvc: "checkout.failure.card_number",
  invalid_cvc: "checkout.failure.card_number",
  invalid_expiry_month: "checkout.failure.card_number",
  invalid_expiry_year: "checkout.failure.card_number",
  authentication_required: "checkout.failure.authentication",
  payment_intent_authentication_failure: "checkout.failure.authentication",
  account_closed: "checkout.failure.account",
  bank_account_restricted: "checkout.failure.account",
  bank_account_unusable: "checkout.failure.account",
  no_account: "checkout.failure.account",
  invalid_account_number: "checkout.failure.account",
  debit_not_authorized: "checkout.failure.not_authorized",
  debit_not_authorised: "checkout.failure.not_authorized",
  payment_method_bank_account_blocked: "checkout.failure.account",
  payment_method_customer_decline: "checkout.failure.not_authorized",
}

/** What a client reads about a failed payment. Codes that are not known say no more than that it failed. */
export function failureText(code: string | null): MessageKey {
  const known = code !== null && Object.hasOwn(REASONS, code) ? REASONS[code] : undefined
  return known ?? "checkout.failure.other"
}
