import type { EngagementClass, EngagementKind, EngagementPage, EngagementReason } from "../../contracts"

/** Whose page it was: that of an order, or the account of a customer. */
export type EventOwner = { order_id: string; customer_id: null } | { order_id: null; customer_id: string }

/** Whose link was used, and by whom as far as the connection tells. */
export type Who = EventOwner & { link_id: string; session_id: string; address: string | null; agent: string | null }

/** Something that came in through a link, before it is judged. */
export type ReceivedEvent = Who &
  (
    | { kind: "hit" | "trap" }
    | { kind: "download"; document: string }
    | {
        kind: "view" | "dwell"
        view_id: string
        seq: number
        page: EngagementPage
        dwell_ms: number
        sections: Record<string, number>
      }
  )

export type Judgement = { class: EngagementClass; reason: EngagementReason }

/** An event as it is stored. */
export type JudgedEvent = Who &
  Judgement & {
    /** How long before it is stored it came in, in ms: the database's clock gives its time. */
    age_ms: number
    kind: EngagementKind
    view_id: string | null
    seq: number | null
    page: EngagementPage | null
    dwell_ms: number | null
    sections: Record<string, number> | null
    document: string | null
    device: string | null
    seconds_after_mail: number | null
  }

/** An event of an order's timeline: a view with all that was reported of it, or several of a kind folded into one. */
export type TimelineRow = Judgement & {
  id: string
  at: Date
  kind: Exclude<EngagementKind, "dwell">
  link_id: string
  page: EngagementPage | null
  dwell_ms: number | null
  sections: string[]
  document: string | null
  device: string | null
  seconds_after_mail: number | null
  count: number
}

/** What is known of an order's engagement. Times are of human views alone. */
export type OrderEngagement = {
  order_id: string
  views: number
  doubtful_views: number
  downloads: number
  dwell_ms: number
  first_view_at: Date | null
  last_view_at: Date | null
  sent_at: Date | null
  decided_at: Date | null
  /** By persons, within the last seven days. */
  recent_views: number
  recent_downloads: number
}
