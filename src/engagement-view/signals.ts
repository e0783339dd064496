import type { EngagementSignal } from "../contracts"

/** Within seven days, of a project that is hot. */
export const HOT_VIEWS = 3
export const HOT_DOWNLOADS = 1
const QUIET_DAYS = 7
const DAY_MS = 86_400_000

/** What the signals follow from. Views and downloads are those of persons. */
export type SignalFacts = {
  sent_at: Date | null
  first_view_at: Date | null
  last_view_at: Date | null
  recent_views: number
  recent_downloads: number
  /** The newest request about the order; null without one. */
  request: { version: number; requested_at: Date; is_open: boolean } | null
  is_decided: boolean
}

const daysSince = (moment: Date | null, now: Date): number =>
  moment === null ? 0 : Math.floor((now.getTime() - moment.getTime()) / DAY_MS)

/** What a project's engagement suggests, by fixed rules (docs/guides/engagement.md); each signal carries its facts. */
export const signalsOf = (facts: SignalFacts, now: Date): EngagementSignal[] => {
  const { sent_at, first_view_at, last_view_at, recent_views, recent_downloads, request, is_decided } = facts
  if (sent_at === null || is_decided) return []
  const about = {
    views: recent_views,
    downloads: recent_downloads,
    days: daysSince(last_view_at ?? sent_at, now),
    version: request?.version ?? null,
  }
  const found: EngagementSignal["signal"][] = []
  if (request?.is_open && recent_views >= HOT_VIEWS && recent_downloads >= HOT_DOWNLOADS) found.push("hot")
  if (request?.is_open && request.version > 1)
    found.push(last_view_at !== null && last_view_at >= request.requested_at ? "saw_revision" : "revision_unseen")
  if (first_view_at === null && daysSince(sent_at, now) >= QUIET_DAYS) found.push("unseen_week")
  if (request?.is_open && first_view_at !== null && about.days >= QUIET_DAYS) found.push("cold")
  return found.map((signal) => ({ signal, ...about }))
}
