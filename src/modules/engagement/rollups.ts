import type { StoredEvent } from "./append-events"
import type { EngagementDatabase } from "./engagement-database"

/** An order's link on one day, in UTC. */
type Key = { order_id: string; link_id: string; day: string }

type Counts = {
  views: number
  doubtful_views: number
  downloads: number
  bot_events: number
  dwell_ms: number
  first_view_at: Date | null
  last_view_at: Date | null
}

const COLUMNS = "views, doubtful_views, downloads, bot_events, dwell_ms, first_view_at, last_view_at"
const EXCLUDED = COLUMNS.replace(/\w+/g, "excluded.$&")

const COUNTED = `
  count(*) FILTER (WHERE kind = 'view' AND class = 'human')::int AS views,
  count(*) FILTER (WHERE kind = 'view' AND class = 'unknown')::int AS doubtful_views,
  count(*) FILTER (WHERE kind = 'download' AND class = 'human')::int AS downloads,
  count(*) FILTER (WHERE class = 'likely_bot' AND kind <> 'dwell')::int AS bot_events,
  coalesce(sum(dwell_ms) FILTER (WHERE class = 'human'), 0) AS dwell_ms,
  min(at) FILTER (WHERE kind = 'view' AND class = 'human') AS first_view_at,
  max(at) FILTER (WHERE kind = 'view' AND class = 'human') AS last_view_at`

/** Counts the days of some links anew from their events. */
const RECOUNT = `
  WITH asked AS (SELECT DISTINCT order_id, link_id, day FROM jsonb_to_recordset(?::jsonb) AS k (order_id text, link_id text, day date)),
  counted AS (
    SELECT a.order_id, a.link_id, a.day, c.* FROM asked a CROSS JOIN LATERAL (
      SELECT ${COUNTED} FROM portal_engagement_event e
       WHERE e.order_id = a.order_id AND e.link_id = a.link_id AND e.at >= a.day::timestamp AT TIME ZONE 'UTC'
         AND e.at < (a.day + 1)::timestamp AT TIME ZONE 'UTC') c)
  INSERT INTO portal_engagement_day AS d (order_id, link_id, day, ${COLUMNS})
  SELECT order_id, link_id, day, ${COLUMNS} FROM counted
      ON CONFLICT (order_id, link_id, day) DO UPDATE SET (${COLUMNS}) = (SELECT ${EXCLUDED})`

/** Adds what was stored now to the days of links on which nothing was judged anew. */
const ADD = `
  INSERT INTO portal_engagement_day AS d (order_id, link_id, day, ${COLUMNS})
  SELECT order_id, link_id, day, ${COLUMNS} FROM jsonb_to_recordset(?::jsonb) AS a (
    order_id text, link_id text, day date, views integer, doubtful_views integer, downloads integer, bot_events integer,
    dwell_ms bigint, first_view_at timestamptz, last_view_at timestamptz)
      ON CONFLICT (order_id, link_id, day) DO UPDATE SET (${COLUMNS}) = (SELECT d.views + excluded.views,
         d.doubtful_views + excluded.doubtful_views, d.downloads + excluded.downloads, d.bot_events + excluded.bot_events,
         d.dwell_ms + excluded.dwell_ms, least(d.first_view_at, excluded.first_view_at),
         greatest(d.last_view_at, excluded.last_view_at))`

const ORDERS = `
  INSERT INTO portal_engagement_order AS o (order_id, views, doubtful_views, downloads, dwell_ms, first_view_at, last_view_at, last_event_at)
  SELECT order_id, sum(views), sum(doubtful_views), sum(downloads), sum(dwell_ms), min(first_view_at), max(last_view_at), clock_timestamp()
    FROM portal_engagement_day WHERE order_id = ANY(?) GROUP BY order_id
      ON CONFLICT (order_id) DO UPDATE SET (views, doubtful_views, downloads, dwell_ms, first_view_at, last_view_at, last_event_at)
         = (SELECT excluded.views, excluded.doubtful_views, excluded.downloads, excluded.dwell_ms, excluded.first_view_at,
                   excluded.last_view_at, excluded.last_event_at)`

const keyOf = ({ order_id, link_id, day }: Key): string => `${order_id}\n${link_id}\n${day}`

const isOfOrder = (event: StoredEvent): event is StoredEvent & { order_id: string } => event.order_id !== null

/** What events come to, as `COUNTED` says it. */
const add = (counts: Counts, { kind, class: found, dwell_ms, at }: StoredEvent): void => {
  const isPerson = found === "human"
  if (kind === "view" && isPerson) {
    counts.views += 1
    if (!counts.first_view_at || at < counts.first_view_at) counts.first_view_at = at
    if (!counts.last_view_at || at > counts.last_view_at) counts.last_view_at = at
  }
  if (kind === "view" && found === "unknown") counts.doubtful_views += 1
  if (kind === "download" && isPerson) counts.downloads += 1
  if (kind !== "dwell" && found === "likely_bot") counts.bot_events += 1
  if (isPerson) counts.dwell_ms += dwell_ms ?? 0
}

const NOTHING: Counts = {
  views: 0,
  doubtful_views: 0,
  downloads: 0,
  bot_events: 0,
  dwell_ms: 0,
  first_view_at: null,
  last_view_at: null,
}

const countsByKey = (events: readonly (StoredEvent & { order_id: string })[]): (Key & Counts)[] => {
  const counted = new Map<string, Key & Counts>()
  for (const event of events) {
    const { order_id, link_id, day } = event
    const key = keyOf(event)
    const counts = counted.get(key) ?? { order_id, link_id, day, ...NOTHING }
    add(counts, event)
    counted.set(key, counts)
  }
  return [...counted.values()]
}

/**
 * Brings what is summed up to date with events that were stored, and with earlier ones that were judged anew, in their
 * transaction. The days of the latter are counted anew. Reports are about orders: what was done in accounts is not summed.
 */
export const updateRollups = async (
  database: EngagementDatabase,
  stored: readonly StoredEvent[],
  changed: readonly StoredEvent[],
): Promise<void> => {
  const [added, judged] = [stored.filter(isOfOrder), changed.filter(isOfOrder)]
  if (added.length + judged.length === 0) return
  const recounted = new Set(judged.map(keyOf))
  const counts = countsByKey(added.filter((event) => !recounted.has(keyOf(event))))
  if (counts.length > 0) await database.query(ADD, [JSON.stringify(counts)])
  if (judged.length > 0)
    await database.query(RECOUNT, [
      JSON.stringify(judged.map(({ order_id, link_id, day }) => ({ order_id, link_id, day }))),
    ])
  await database.query(ORDERS, [[...new Set([...added, ...judged].map(({ order_id }) => order_id))]])
}
