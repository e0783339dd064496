import type { ApprovalRequest, DecisionStamp, Package, Stage, StageMove, TimelineEntry } from "../contracts"
import { visibleStageMoves } from "./visible-stage-moves"
import type { ShippingDates } from "./status"

type Facts = {
  created_at: string
  canceled_at: string | null
  /** Whether it began as a quote: it is one now, or was asked about. */
  began_as_quote: boolean
  requests: Pick<ApprovalRequest, "requested_at" | "version" | "requested_by">[]
  decisions: DecisionStamp[]
  stages: Stage[]
  moves: StageMove[]
  packages: Package[]
  dates: ShippingDates
}

/** What happened, newest first, each thing told once. */
export const toTimeline = (facts: Facts): TimelineEntry[] => {
  const entries: TimelineEntry[] = [
    { at: facts.created_at, kind: facts.began_as_quote ? "quote_created" : "order_placed", who: null, what: null },
    ...facts.requests.map(({ requested_at, version, requested_by }): TimelineEntry => ({
      at: requested_at,
      kind: "approval_requested",
      who: requested_by.type === "system" ? null : requested_by.name,
      what: String(version),
    })),
    ...facts.decisions.map(({ at, kind, name, version }): TimelineEntry => ({
      at,
      kind,
      who: name,
      what: String(version),
    })),
  ]
  for (const { state, shipped_at, delivered_at, service } of facts.packages) {
    if (state === "canceled") continue
    if (shipped_at) entries.push({ at: shipped_at, kind: "shipped", who: null, what: service })
    if (delivered_at) entries.push({ at: delivered_at, kind: "delivered", who: null, what: service })
  }
  if (facts.canceled_at) entries.push({ at: facts.canceled_at, kind: "canceled", who: null, what: null })
  const moves = visibleStageMoves(facts.stages, facts.moves, facts.dates, entries)
  entries.push(
    ...moves.map(({ at, stage_name }): TimelineEntry => ({ at, kind: "stage_moved", who: null, what: stage_name })),
  )
  return entries.sort((a, b) => b.at.localeCompare(a.at))
}
