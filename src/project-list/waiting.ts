import type { ChecklistItem, ProjectStatus, RuleWaiting, Waiting } from "../contracts"
import type { ProofWaits } from "./proof-waits"

type Facts = {
  status: ProjectStatus
  /** The order no longer reads like the version in its newest request. */
  needs_new_request: boolean
  created_at: Date
  /** When the newest request was made and when it was closed. */
  requested_at: Date | null
  closed_at: Date | null
  last_shared_at: Date | null
  /** What the open request waits for at the shop, as an approval rule sees it; null while it waits for the client. */
  rule_waiting: RuleWaiting | null
  /** Since when a client waits for an answer to a message; null when none does. */
  unanswered_since: Date | null
  /** When a client asked for this quote; null where none did. */
  quote_requested_at: Date | null
  /** Null where no proof waits. */
  proof_waits: ProofWaits | null
  /** What the client has to give or has given, first things first. */
  checklist: readonly Pick<ChecklistItem, "kind" | "state" | "given">[]
}

const iso = (date: Date | null): string | null => date?.toISOString() ?? null

/** Proofs that were sent back come before anything that the client or the workshop could do. */
const revisionsOf = ({ proof_waits }: Facts): Waiting | null =>
  proof_waits?.staff_since ? { on: "staff", for: "proof_revisions", since: iso(proof_waits.staff_since) } : null

/** Where proofs wait for the client, or else `next`. */
const proofsBefore = (facts: Facts, next: Waiting): Waiting => {
  const { proof_waits } = facts
  if (proof_waits?.client_since) return { on: "client", for: "proof_approval", since: iso(proof_waits.client_since) }
  return next
}

/** What the client gave waits for a look before anything that the client would do next. */
const givenOf = ({ checklist }: Facts): Waiting | null => {
  const given = checklist.flatMap((item) => (item.state === "given" && item.given ? [item.given.at] : [])).sort()
  return given[0] === undefined ? null : { on: "staff", for: "details_given", since: given[0] }
}

/** Where the client has something to give, or else `next`. */
const missingBefore = ({ checklist }: Facts, next: Waiting): Waiting => {
  const kinds = checklist.filter(({ state }) => state === "open").map(({ kind }) => kind)
  return kinds.length ? { on: "client", for: "details", since: null, items: [...new Set(kinds)] } : next
}

/** A question comes before anything that the client would do next: they may be waiting for its answer. */
const replyOf = ({ unanswered_since }: Facts): Waiting | null =>
  unanswered_since ? { on: "staff", for: "reply", since: iso(unanswered_since) } : null

const NOTHING: Waiting = { on: null, for: null, since: null }

/** Who has to act next. Pure; list, header and widgets all say the same. */
export const waitingOf = (facts: Facts): Waiting => {
  const { status, created_at, requested_at, closed_at, last_shared_at } = facts
  if (status === "canceled") return replyOf(facts) ?? NOTHING
  if (facts.needs_new_request) return { on: "staff", for: "new_request", since: null }
  switch (status) {
    case "changed_after_approval":
      return { on: "staff", for: "new_request", since: null }
    case "shipped":
    case "delivered":
      return replyOf(facts) ?? NOTHING
    case "awaiting_approval":
      if (facts.rule_waiting) return { on: "staff", ...facts.rule_waiting }
      return replyOf(facts) ?? revisionsOf(facts) ?? { on: "client", for: "approval", since: iso(requested_at) }
    case "changes_requested":
      return { on: "staff", for: "changes", since: iso(closed_at) }
    case "declined":
      return { on: "staff", for: "reply", since: iso(closed_at) }
    case "ready_for_billing":
      return { on: "staff", for: "release", since: iso(closed_at) }
    case "approved":
      return (
        replyOf(facts) ??
        revisionsOf(facts) ??
        givenOf(facts) ??
        proofsBefore(
          facts,
          missingBefore(facts, { on: "staff", for: "production", since: iso(closed_at ?? created_at) }),
        )
      )
    case "quote":
      if (facts.quote_requested_at) return { on: "staff", for: "quote_request", since: iso(facts.quote_requested_at) }
      if (!last_shared_at) return { on: "staff", for: "share", since: iso(created_at) }
      return (
        replyOf(facts) ??
        revisionsOf(facts) ??
        givenOf(facts) ??
        proofsBefore(facts, missingBefore(facts, { on: "staff", for: "request", since: iso(last_shared_at) }))
      )
  }
}
