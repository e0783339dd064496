import "server-only"
import { PortalApiError } from "@client/index"
import type { Decide } from "@contracts/approval"
import type { Failure } from "@/components/sign/sign-state"
import { decisionFailure, reasonFailure } from "@/lib/errors/decision-failure"
import { ApiUnreachable, portalApi } from "./api"

export type DecisionOutcome =
  { kind: "done"; id: string } | { kind: "no_session" } | { kind: "failed"; failure: Failure; status: number }

/** Sends a decision, which the API alone judges. A refusal and an API that is away are outcomes as well. */
export async function sendDecision(session: string, requestId: string, decision: Decide): Promise<DecisionOutcome> {
  try {
    const made = await (await portalApi()).decideApproval({ session, params: { id: requestId }, body: decision })
    return { kind: "done", id: made.decision.id }
  } catch (error) {
    if (error instanceof ApiUnreachable) return { kind: "failed", status: 502, failure: reasonFailure("network") }
    if (!(error instanceof PortalApiError)) throw error
    if (error.status === 401) return { kind: "no_session" }
    return { kind: "failed", status: error.status, failure: decisionFailure(error) }
  }
}
