import type { EngagementDatabase } from "./engagement-database"
import { foldTimeline, type StoredRow } from "./fold-timeline"
import type { EventOwner, OrderEngagement, TimelineRow } from "./rows"

/** Days of UTC, today included, that count as the last week. */
const RECENT_DAYS = 7

/** Of the newest events, so many are read for a timeline. */
const READ = 2_000

const COLUMNS = `id, at, kind, class, reason, order_id, customer_id, link_id, session_id, view_id, seq, page, dwell_ms, sections, document,
  device, seconds_after_mail`

/** What happened through an order's or an account's links, newest first, at most what its newest 2,000 events come to. */
export const readTimeline = async (
  database: EngagementDatabase,
  { order_id, customer_id }: EventOwner,
): Promise<TimelineRow[]> => {
  const rows = await database.query<StoredRow>(
    `SELECT ${COLUMNS} FROM portal_engagement_event WHERE ${order_id === null ? "customer_id" : "order_id"} = ? ORDER BY at DESC LIMIT ?`,
    [order_id ?? customer_id, READ],
  )
  return foldTimeline(rows)
}

/** What is known of orders' engagement; orders of which nothing is known are left out. */
export const readOrderEngagement = async (
  database: EngagementDatabase,
  order_ids: readonly string[],
): Promise<Map<string, OrderEngagement>> => {
  if (order_ids.length === 0) return new Map()
  const rows = await database.query<OrderEngagement>(
    `SELECT o.order_id, o.views, o.doubtful_views, o.downloads, o.dwell_ms::float8 AS dwell_ms, o.first_view_at, o.last_view_at,
            o.sent_at, o.decided_at, recent.views AS recent_views, recent.downloads AS recent_downloads
       FROM portal_engagement_order o CROSS JOIN LATERAL (
         SELECT coalesce(sum(d.views), 0)::int AS views, coalesce(sum(d.downloads), 0)::int AS downloads
           FROM portal_engagement_day d
          WHERE d.order_id = o.order_id AND d.day > (now() AT TIME ZONE 'UTC')::date - ${RECENT_DAYS}) recent
      WHERE o.order_id = ANY(?)`,
    [[...order_ids]],
  )
  return new Map(rows.map((row) => [row.order_id, row]))
}

/** Orders with an event since a moment and at least so many views and downloads by persons within the last seven days. */
export const findHotOrders = async (
  database: EngagementDatabase,
  { since, views, downloads }: { since: Date; views: number; downloads: number },
): Promise<string[]> => {
  const rows = await database.query<{ order_id: string }>(
    `SELECT o.order_id FROM portal_engagement_order o
       JOIN portal_engagement_day d ON d.order_id = o.order_id AND d.day > (now() AT TIME ZONE 'UTC')::date - ${RECENT_DAYS}
      WHERE o.last_event_at >= ? GROUP BY o.order_id HAVING sum(d.views) >= ? AND sum(d.downloads) >= ?`,
    [since, views, downloads],
  )
  return rows.map(({ order_id }) => order_id)
}

/** Changes with every event of an order. */
export const engagementKey = async (database: EngagementDatabase, order_id: string): Promise<string> => {
  const rows = await database.query<{ key: string }>(
    "SELECT xmin::text AS key FROM portal_engagement_order WHERE order_id = ?",
    [order_id],
  )
  return rows[0]?.key ?? ""
}
