import type { ErrorCode } from "@contracts/errors"
import { CONTACT_STATUS, contactProblem, type ContactProblem } from "./contact-problem"

/** Why a change of logos was not made; the words are `branding.logos.problem.<problem>`. */
export type LogoProblem = Exclude<ContactProblem, "changed"> | "files"

/** The status of a page that answers with a problem. */
export const LOGO_STATUS: Record<LogoProblem, number> = { ...CONTACT_STATUS, files: 409 }

export function logoProblem(code: ErrorCode): LogoProblem {
  if (code === "file_used" || code === "file_refused") return "files"
  const problem = contactProblem(code)
  return problem === "changed" ? "gone" : problem
}
