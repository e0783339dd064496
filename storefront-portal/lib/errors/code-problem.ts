import type { ErrorCode } from "@contracts/errors"

/** Why a one-time code did not open the account. `digits`: what was typed is no code. */
export type CodeProblem = "digits" | "wrong" | "over" | "locked" | "busy" | "trouble"

const PROBLEMS: Partial<Record<ErrorCode, CodeProblem>> = {
  invalid_request: "digits",
  code_wrong: "wrong",
  code_over: "over",
  account_locked: "locked",
  too_many_requests: "busy",
}

export function codeProblem(code: ErrorCode): CodeProblem {
  return PROBLEMS[code] ?? "trouble"
}
