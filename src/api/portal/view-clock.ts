import { LRUCache } from "lru-cache"

/** A page reports at least this often while it is in view, and a little late at times. */
const LONGEST_MS = 60_000
const LATE_MS = 2_000
/** Views whose last report is remembered, some 100 bytes each. */
const MAX_VIEWS = 20_000

const reported = new LRUCache<string, number>({ max: MAX_VIEWS, ttl: 2 * LONGEST_MS })

/**
 * Bounds what a page claims to have been in view by what has passed on this server's clock since its last report: a client
 * with a wrong clock, or one that invents time, gets no more than that.
 * @param now in ms, of a clock that only goes forward
 * @returns the time that counts, and its share of what was claimed
 */
export const boundDwell = (
  view: string,
  claimed_ms: number,
  now = performance.now(),
): { visible_ms: number; share: number } => {
  const last = reported.get(view)
  reported.set(view, now)
  const possible = last === undefined ? LONGEST_MS : Math.min(LONGEST_MS, now - last + LATE_MS)
  const visible_ms = Math.round(Math.min(claimed_ms, possible))
  return { visible_ms, share: claimed_ms > 0 ? visible_ms / claimed_ms : 0 }
}
