import type { ErrorCode } from "@contracts/errors"

/** Why something that a client gave was not taken; the words are `checklist.problem.<problem>`. */
export type ChecklistProblem = "check" | "files" | "gone" | "busy" | "preview" | "trouble"

const PROBLEMS: Partial<Record<ErrorCode, ChecklistProblem>> = {
  invalid_request: "check",
  too_large: "check",
  too_many_requests: "busy",
  preview: "preview",
  forbidden: "preview",
  not_found: "gone",
  conflict: "gone",
  file_used: "files",
  file_refused: "files",
}

export function checklistProblem(code: ErrorCode): ChecklistProblem {
  return PROBLEMS[code] ?? "trouble"
}
