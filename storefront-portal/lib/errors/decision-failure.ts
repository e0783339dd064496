import type { PortalApiError } from "@client/index"
import { decisionConflictSchema } from "@contracts/approval"
import type { ErrorCode } from "@contracts/errors"
import type { Failure } from "@/components/sign/sign-state"
import { refusalWords } from "@/components/sign/signing-notices"

type Reason = "network" | "check" | "preview" | "busy" | "refused"

/** What the client reads about each code. Codes that are not here say no more than that the decision was refused. */
const REASONS: Partial<Record<ErrorCode, Reason>> = {
  invalid_request: "check",
  forbidden: "preview",
  preview: "preview",
  too_many_requests: "busy",
  unknown_error: "network",
}

/** Why the API refused a decision, in words for the client. */
export function decisionFailure({ code, body }: PortalApiError): Failure {
  const conflict = decisionConflictSchema.safeParse(body)
  if (conflict.success) return { kind: "conflict", conflict: conflict.data }
  // The one refusal whose words are the shop's: its own rule knows why.
  if (code === "refused_by_shop") return { kind: "shop", message: body.message }
  const words = refusalWords(code)
  if (words) return { kind: "words", ...words }
  return reasonFailure(REASONS[code] ?? "refused")
}

export function reasonFailure(reason: Reason): Failure {
  return { kind: "words", title: `sign.error.${reason}.title`, text: `sign.error.${reason}.text` }
}
