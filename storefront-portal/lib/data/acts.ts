import "server-only"
import type { DelegationRefusal } from "@contracts/portal-link"
import type { PortalErrorBody } from "@contracts/errors"
import { looksLikeEmail } from "@/lib/format/looks-like-email"
import { ApiTrouble, askApi, discard, readJson } from "./api"

/** Forwards a decision as it came: the API alone judges it, and its answer goes back word for word. */
export async function sendDecision(session: string, requestId: string, decision: unknown): Promise<Response> {
  return askApi(`/portal/approvals/${encodeURIComponent(requestId)}/decision`, {
    method: "POST",
    session,
    body: decision,
  })
}

export async function sendOpened(session: string, opened: unknown): Promise<number> {
  const response = await askApi("/portal/opened", { method: "POST", session, body: opened })
  await discard(response)
  return response.status
}

export interface Colleague {
  name: string
  email: string
}

/** Why no link went out. `name`, `email`: what was typed there cannot be taken. */
export type DelegateProblem = DelegationRefusal | "name" | "email" | "enough" | "not_given" | "trouble"

const REFUSALS = ["own_address", "only_the_shop", "colleague_expired"] as const satisfies readonly DelegationRefusal[]

const BY_STATUS: Record<number, DelegateProblem | "no_session"> = {
  401: "no_session",
  403: "not_given",
  429: "enough",
}

/** @returns null when the link is on its way */
export async function sendDelegate(
  session: string,
  colleague: Colleague,
): Promise<DelegateProblem | "no_session" | null> {
  try {
    const answer = await askApi("/portal/delegate", { method: "POST", session, body: colleague })
    if (answer.ok) {
      await discard(answer)
      return null
    }
    const { code } = await readJson<PortalErrorBody>(answer)
    const refusal = REFUSALS.find((one) => one === code)
    if (refusal) return refusal
    if (answer.status === 400) return looksLikeEmail(colleague.email) ? "name" : "email"
    return BY_STATUS[answer.status] ?? "trouble"
  } catch (error) {
    if (error instanceof ApiTrouble || error instanceof SyntaxError) return "trouble"
    throw error
  }
}
