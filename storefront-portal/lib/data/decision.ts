import "server-only"
import { PortalApiError } from "@client/index"
import type { Decide } from "@contracts/approval"
import type { Failure, Problems } from "@/components/sign/sign-state"
import { refusedField } from "@/components/sign/signing-fields"
import { decisionFailure, reasonFailure } from "@/lib/errors/decision-failure"
import { ApiUnreachable, portalApi } from "./api"

export type DecisionOutcome =
  /** `depositId`: the invoice of the deposit that is to be paid next; null for none. */
  | { kind: "done"; id: string; depositId: string | null }
  | { kind: "no_session" }
  | { kind: "failed"; failure: Failure; status: number }
  /** Refused because of what was typed, or not typed, into a field. */
  | { kind: "problem"; problems: Problems; status: number }

/** Sends a decision, which the API alone judges. A refusal and an API that is away are outcomes as well. */
export async function sendDecision(session: string, requestId: string, decision: Decide): Promise<DecisionOutcome> {
  try {
    const made = await (await portalApi()).decideApproval({ session, params: { id: requestId }, body: decision })
    return { kind: "done", id: made.decision.id, depositId: made.deposit_invoice_id }
  } catch (error) {
    if (error instanceof ApiUnreachable) return { kind: "failed", status: 502, failure: reasonFailure("network") }
    if (!(error instanceof PortalApiError)) throw error
    if (error.status === 401) return { kind: "no_session" }
    const problems = refusedField(error.code)
    if (Object.keys(problems).length > 0) return { kind: "problem", status: error.status, problems }
    return { kind: "failed", status: error.status, failure: decisionFailure(error) }
  }
}
