import type { ErrorCode } from "@contracts/errors"

/** Why a payment did not begin; the words are `pay.problem.<problem>`. */
export type PayProblem =
  | "amount"
  | "currency"
  | "nothing_owed"
  | "processing"
  | "unavailable"
  | "unreachable"
  | "busy"
  | "preview"
  | "gone"
  | "trouble"

const PROBLEMS: Partial<Record<ErrorCode, PayProblem>> = {
  amount_invalid: "amount",
  currency_mixed: "currency",
  invalid_request: "amount",
  nothing_owed: "nothing_owed",
  payment_processing: "processing",
  payment_unavailable: "unavailable",
  stripe_unreachable: "unreachable",
  too_many_requests: "busy",
  forbidden: "preview",
  preview: "preview",
  not_found: "gone",
}

export function payProblem(code: ErrorCode): PayProblem {
  return PROBLEMS[code] ?? "trouble"
}
