import type { ErrorCode } from "@contracts/errors"

/** Why contact details or a brand's colors were not saved; the words are `contact.problem.<problem>` and `branding.problem.<problem>`. */
export type ContactProblem = "check" | "changed" | "gone" | "full" | "busy" | "preview" | "trouble"

/** The status of a page that answers with a problem. */
export const CONTACT_STATUS: Record<ContactProblem, number> = {
  check: 400,
  full: 400,
  preview: 403,
  gone: 404,
  changed: 409,
  busy: 429,
  trouble: 502,
}

const PROBLEMS: Partial<Record<ErrorCode, ContactProblem>> = {
  invalid_request: "check",
  too_large: "check",
  conflict: "changed",
  not_found: "gone",
  not_allowed: "full",
  too_many_requests: "busy",
  preview: "preview",
}

export function contactProblem(code: ErrorCode): ContactProblem {
  return PROBLEMS[code] ?? "trouble"
}
