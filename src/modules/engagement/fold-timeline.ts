import type { JudgedEvent, TimelineRow } from "./rows"

export type StoredRow = Omit<JudgedEvent, "age_ms" | "agent" | "address"> & { id: string; at: Date }

/** Entries of one kind that follow each other within this time are one. */
const FOLD_MS = 30 * 60_000
const MOST_SECTIONS = 3

type Seen = { dwell_ms: number; sections: Map<string, number> }

const add = (seen: Seen, { dwell_ms, sections }: StoredRow): void => {
  seen.dwell_ms += dwell_ms ?? 0
  for (const [id, ms] of Object.entries(sections ?? {})) seen.sections.set(id, (seen.sections.get(id) ?? 0) + ms)
}

/** What was reported of each view, over all its reports. */
const seenByView = (rows: readonly StoredRow[]): Map<string, Seen> => {
  const views = new Map<string, Seen>()
  for (const row of rows) {
    if (row.view_id === null) continue
    const seen = views.get(row.view_id) ?? { dwell_ms: 0, sections: new Map<string, number>() }
    add(seen, row)
    views.set(row.view_id, seen)
  }
  return views
}

const longest = (sections: Map<string, number>): string[] =>
  [...sections]
    .filter(([, ms]) => ms > 0)
    .sort(([, one], [, other]) => other - one)
    .slice(0, MOST_SECTIONS)
    .map(([id]) => id)

const isFoldable = (entry: TimelineRow, next: TimelineRow): boolean =>
  entry.at.getTime() - next.at.getTime() < FOLD_MS &&
  (["kind", "class", "reason", "link_id", "page", "document", "device"] as const).every(
    (key) => entry[key] === next[key],
  )

const fold = (entry: TimelineRow, next: TimelineRow): TimelineRow => ({
  ...entry,
  count: entry.count + next.count,
  dwell_ms: entry.dwell_ms === null ? null : entry.dwell_ms + (next.dwell_ms ?? 0),
  sections: [...new Set([...entry.sections, ...next.sections])].slice(0, MOST_SECTIONS),
  seconds_after_mail: next.seconds_after_mail,
})

/**
 * The entries of an order's timeline. A view is one entry with all that its page reported; the opening of a link is left
 * out where a page was shown with it, because the view says more; the same again within half an hour is counted.
 * @param rows newest first
 */
export const foldTimeline = (rows: readonly StoredRow[]): TimelineRow[] => {
  const views = seenByView(rows)
  const shown = new Set(rows.filter(({ kind }) => kind === "view").map(({ session_id }) => session_id))
  const entries: TimelineRow[] = []
  const newestOf = new Map<string, number>()
  for (const row of rows) {
    const { kind } = row
    if (kind === "dwell") continue
    if (kind === "hit" && shown.has(row.session_id) && row.class === "unknown") continue
    const seen = kind === "view" && row.view_id !== null ? views.get(row.view_id) : undefined
    const { id, at, link_id, page, document, device, seconds_after_mail, reason } = row
    const entry: TimelineRow = {
      id,
      at,
      kind,
      class: row.class,
      reason,
      link_id,
      page,
      dwell_ms: seen?.dwell_ms ?? null,
      sections: seen ? longest(seen.sections) : [],
      document,
      device,
      seconds_after_mail,
      count: 1,
    }
    // The newest of its own kind, over what other links or pages did in between.
    const key = [kind, row.class, reason, link_id, page, document, device].join("\n")
    const index = newestOf.get(key)
    const known = index === undefined ? undefined : entries[index]
    if (index !== undefined && known && isFoldable(known, entry)) entries[index] = fold(known, entry)
    else newestOf.set(key, entries.push(entry) - 1)
  }
  return entries
}
