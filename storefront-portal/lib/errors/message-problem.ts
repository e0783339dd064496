import type { ErrorCode } from "@contracts/errors"

/** Why a message was not sent; the words are `conversation.problem.<problem>`. */
export type MessageProblem = "empty" | "too_long" | "busy" | "preview" | "gone" | "files" | "trouble"

const PROBLEMS: Partial<Record<ErrorCode, MessageProblem>> = {
  invalid_request: "empty",
  too_large: "too_long",
  too_many_requests: "busy",
  preview: "preview",
  forbidden: "preview",
  not_found: "gone",
  file_used: "files",
  file_refused: "files",
}

export function messageProblem(code: ErrorCode): MessageProblem {
  return PROBLEMS[code] ?? "trouble"
}
