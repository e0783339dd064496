import type { ErrorCode } from "@contracts/errors"

/**
 * Why a request was not begun, saved, sent or discarded. `conflict`: what was typed was typed over an older version;
 * `changed`: what was reviewed was. `files`: one of the files is gone or was refused. The words are `request.failed.<problem>`.
 */
export type RequestFailure =
  "conflict" | "changed" | "files" | "incomplete" | "sent" | "full" | "busy" | "preview" | "too_long" | "trouble"

const PROBLEMS: Partial<Record<ErrorCode, RequestFailure>> = {
  conflict: "conflict",
  request_incomplete: "incomplete",
  file_refused: "files",
  file_used: "files",
  request_sent: "sent",
  too_many_drafts: "full",
  too_many_requests: "busy",
  preview: "preview",
  invalid_request: "too_long",
  too_large: "too_long",
}

export const requestFailure = (code: ErrorCode): RequestFailure => PROBLEMS[code] ?? "trouble"

export const FAILURE_STATUS: Record<RequestFailure, number> = {
  conflict: 409,
  changed: 409,
  files: 409,
  incomplete: 400,
  sent: 409,
  full: 400,
  busy: 429,
  preview: 403,
  too_long: 400,
  trouble: 502,
}
