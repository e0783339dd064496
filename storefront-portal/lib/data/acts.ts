import "server-only"
import type { HandOverRefusal } from "@contracts/portal-link"
import type { PortalErrorBody } from "@contracts/common"
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

/** Why no link went out. `check`: the name or the address cannot be taken as it was typed. */
export type HandOverProblem = HandOverRefusal | "check" | "enough" | "not_given" | "trouble"

const REFUSALS = ["own_address", "only_the_shop", "colleague_expired"] as const satisfies readonly HandOverRefusal[]

const BY_STATUS: Record<number, HandOverProblem | "no_session"> = {
  400: "check",
  401: "no_session",
  403: "not_given",
  429: "enough",
}

/** @returns null when the link is on its way */
export async function sendHandOver(
  session: string,
  colleague: Colleague,
): Promise<HandOverProblem | "no_session" | null> {
  try {
    const answer = await askApi("/portal/hand-over", { method: "POST", session, body: colleague })
    if (answer.ok) {
      await discard(answer)
      return null
    }
    const { code } = await readJson<PortalErrorBody>(answer)
    return REFUSALS.find((one) => one === code) ?? BY_STATUS[answer.status] ?? "trouble"
  } catch (error) {
    if (error instanceof ApiTrouble || error instanceof SyntaxError) return "trouble"
    throw error
  }
}
