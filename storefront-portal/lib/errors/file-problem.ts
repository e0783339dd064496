import type { ErrorCode } from "@contracts/errors"

/** Why a file was not taken; the words are `files.problem.<problem>`. */
export type FileProblem =
  | "file_too_large"
  | "full"
  | "too_many_files"
  | "file_empty"
  | "file_incomplete"
  | "file_name"
  | "busy"
  | "preview"
  | "trouble"

const PROBLEMS: Partial<Record<ErrorCode, FileProblem>> = {
  file_too_large: "file_too_large",
  project_full: "full",
  account_full: "full",
  too_many_files: "too_many_files",
  file_empty: "file_empty",
  file_incomplete: "file_incomplete",
  file_name: "file_name",
  invalid_request: "file_name",
  too_many_requests: "busy",
  preview: "preview",
}

export function fileProblem(code: ErrorCode): FileProblem {
  return PROBLEMS[code] ?? "trouble"
}
