import type { ErrorCode } from "@contracts/errors"

/** Why no link went out. `name`, `email`: what was typed there cannot be taken. */
export type DelegateProblem =
  "name" | "email" | "own_address" | "only_the_shop" | "colleague_expired" | "enough" | "not_given" | "trouble"

const PROBLEMS: Partial<Record<ErrorCode, DelegateProblem>> = {
  own_address: "own_address",
  only_the_shop: "only_the_shop",
  colleague_expired: "colleague_expired",
  forbidden: "not_given",
  preview: "not_given",
  sharing_disabled: "not_given",
  sharing_limit: "enough",
  too_many_requests: "enough",
}

export function delegateProblem(code: ErrorCode): DelegateProblem {
  return PROBLEMS[code] ?? "trouble"
}
