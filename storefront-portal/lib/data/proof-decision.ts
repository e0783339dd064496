import "server-only"
import { PortalApiError } from "@client/index"
import type { Decide } from "@contracts/approval"
import type { ErrorCode } from "@contracts/errors"
import type { Failure, Problems } from "@/components/sign/sign-state"
import { decisionFailure, reasonFailure } from "@/lib/errors/decision-failure"
import { ApiUnreachable, portalApi } from "./api"

export type ProofDecisionOutcome =
  | { kind: "done" }
  | { kind: "no_session" }
  | { kind: "failed"; failure: Failure | null; problems: Problems; status: number }

/** What a refusal says at a field of the form. */
const AT_FIELD: Partial<Record<ErrorCode, Problems>> = {
  ticks_missing: { tick: "studio.ticks.missing" },
  alternative_required: { chosen: "studio.choice.missing" },
}

/** Sends the decision on a proof, which the API alone judges. A refusal and an API that is away are outcomes as well. */
export async function sendProofDecision(
  session: string,
  requestId: string,
  decision: Decide,
): Promise<ProofDecisionOutcome> {
  try {
    await (await portalApi()).decideApproval({ session, params: { id: requestId }, body: decision })
    return { kind: "done" }
  } catch (error) {
    if (error instanceof ApiUnreachable)
      return { kind: "failed", status: 502, failure: reasonFailure("network"), problems: {} }
    if (!(error instanceof PortalApiError)) throw error
    if (error.status === 401) return { kind: "no_session" }
    const problems = AT_FIELD[error.code]
    return {
      kind: "failed",
      status: error.status,
      failure: problems ? null : decisionFailure(error),
      problems: problems ?? {},
    }
  }
}
