import type { ProjectStatus, RuleWaiting, Waiting } from "../contracts"

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
}

const iso = (date: Date | null): string | null => date?.toISOString() ?? null

/** Who has to act next. Pure; list, header and widgets all say the same. */
export const waitingOf = (facts: Facts): Waiting => {
  const { status, created_at, requested_at, closed_at, last_shared_at } = facts
  if (status === "canceled") return { on: null, for: null, since: null }
  if (facts.needs_new_request) return { on: "staff", for: "new_request", since: null }
  switch (status) {
    case "changed_after_approval":
      return { on: "staff", for: "new_request", since: null }
    case "shipped":
    case "delivered":
      return { on: null, for: null, since: null }
    case "awaiting_approval":
      return facts.rule_waiting
        ? { on: "staff", ...facts.rule_waiting }
        : { on: "client", for: "approval", since: iso(requested_at) }
    case "changes_requested":
      return { on: "staff", for: "changes", since: iso(closed_at) }
    case "declined":
      return { on: "staff", for: "reply", since: iso(closed_at) }
    case "ready_for_billing":
      return { on: "staff", for: "release", since: iso(closed_at) }
    case "approved":
      return { on: "staff", for: "production", since: iso(closed_at ?? created_at) }
    case "quote":
      return last_shared_at
        ? { on: "staff", for: "request", since: iso(last_shared_at) }
        : { on: "staff", for: "share", since: iso(created_at) }
  }
}
