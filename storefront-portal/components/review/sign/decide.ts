import type { Decide } from "@contracts/approval"
import type { ShownConflict } from "@/lib/format/conflict"

export type NoteKind = "changes_requested" | "declined"
export type FailureKind = "network" | "busy" | "check" | "refused" | "preview" | "session"
export type Failure = { kind: FailureKind } | { kind: "conflict"; conflict: ShownConflict }
export type Outcome = { kind: "done"; decisionId: string } | Failure

/** Whether pressing the same button again could help. Otherwise the way on is the one that the failure's box offers. */
export const mayTryAgain = (failure: Failure | null): boolean =>
  failure === null || ["network", "busy", "check"].includes(failure.kind)

/** Sends one decision. Whatever goes wrong has a name here, and nothing is thrown. */
export async function decide(linkId: string, requestId: string, decision: Decide): Promise<Outcome> {
  try {
    const answer = await fetch(`/p/${linkId}/decision`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ request_id: requestId, ...decision }),
    })
    if (answer.ok) {
      const made: { decision: { id: string } } = await answer.json()
      return { kind: "done", decisionId: made.decision.id }
    }
    if (answer.status === 409) {
      const conflict: ShownConflict = await answer.json()
      return { kind: "conflict", conflict }
    }
    return { kind: failureOf(answer.status) }
  } catch {
    return { kind: "network" }
  }
}

function failureOf(status: number): FailureKind {
  if (status === 400) return "check"
  if (status === 401) return "session"
  if (status === 403) return "preview"
  if (status === 429) return "busy"
  return status >= 500 ? "network" : "refused"
}
