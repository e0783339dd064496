import type { ErrorCode } from "@contracts/errors"

/** Why an answer about an address was not taken; the words are `address_check.problem.<problem>`. */
export type AddressProblem = "check" | "gone" | "busy" | "preview" | "trouble"

const PROBLEMS: Partial<Record<ErrorCode, AddressProblem>> = {
  invalid_request: "check",
  too_large: "check",
  too_many_requests: "busy",
  preview: "preview",
  forbidden: "preview",
  not_found: "gone",
  conflict: "gone",
}

export function addressProblem(code: ErrorCode): AddressProblem {
  return PROBLEMS[code] ?? "trouble"
}
