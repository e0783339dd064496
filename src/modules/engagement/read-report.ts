import { DECISION_TIMES, type EngagementGroup, type EngagementQuery, type EngagementReport } from "../../contracts"
import type { Binding, EngagementDatabase } from "./engagement-database"

const MOST_GROUPS = 50
/** Over a longer time the series is by week. */
const MOST_DAYS = 92

type Condition = { text: string; bindings: Binding[] }

/** The orders of a report by their reps and client, whenever they were sent. */
const whose = ({ owner_id, customer_id }: EngagementQuery): Condition => ({
  text: ["TRUE", owner_id && "o.owner_id = ANY(?)", customer_id && "o.customer_id = ?"].filter(Boolean).join(" AND "),
  bindings: [...(owner_id ? [owner_id] : []), ...(customer_id ? [customer_id] : [])],
})

/** The orders that were first sent within the days. */
const sentWithin = (query: EngagementQuery): Condition => {
  const { text, bindings } = whose(query)
  return {
    text: `o.sent_at >= ?::date::timestamp AT TIME ZONE 'UTC' AND o.sent_at < (?::date + 1)::timestamp AT TIME ZONE 'UTC' AND ${text}`,
    bindings: [query.from, query.to, ...bindings],
  }
}

/**
 * The orders `o` that were sent within the days, with the hours until their decision; null for one that is older than the first
 * share, and was taken before anything was sent. The hours are worked out once a row (`OFFSET 0`), as a float: `extract` is
 * numeric, which takes several times as long.
 */
const ordersSentWithin = (query: EngagementQuery): Condition => {
  const { text, bindings } = sentWithin(query)
  return {
    text: `(SELECT o.owner_id, o.customer_id, o.first_view_at, o.decided_at, o.decision, o.paid_at, o.views, o.downloads,
                   CASE WHEN o.decided_at >= o.sent_at THEN date_part('epoch', o.decided_at - o.sent_at) / 3600 END AS hours
              FROM portal_engagement_order o WHERE ${text} OFFSET 0) o`,
    bindings,
  }
}

const STEPS = `
  count(*)::int AS sent, count(o.first_view_at)::int AS opened, count(o.decided_at)::int AS decided,
  (count(*) FILTER (WHERE o.decision = 'approved'))::int AS approved, count(o.paid_at)::int AS paid`

const percentile = (part: string) => `percentile_cont(${part}) WITHIN GROUP (ORDER BY o.hours)`

const BOUNDS: Record<(typeof DECISION_TIMES)[number], [number, number]> = {
  hour: [0, 1],
  day: [1, 24],
  three_days: [24, 72],
  week: [72, 168],
  longer: [168, Infinity],
}

const spread = DECISION_TIMES.map((name) => {
  const [from, to] = BOUNDS[name]
  const upper = to === Infinity ? "" : ` AND o.hours <= ${to}`
  return `(count(*) FILTER (WHERE o.hours ${from === 0 ? ">=" : ">"} ${from}${upper}))::int AS "${name}"`
}).join(", ")

type Steps = EngagementReport["steps"]
type Totals = Steps & { median_and_p90: [number, number] | null } & Record<(typeof DECISION_TIMES)[number], number>

const readTotals = async (database: EngagementDatabase, query: EngagementQuery): Promise<Totals | undefined> => {
  const { text, bindings } = ordersSentWithin(query)
  const statement = `SELECT ${STEPS}, ${percentile("ARRAY[0.5, 0.9]")} AS median_and_p90, ${spread} FROM ${text}`
  return (await database.query<Totals>(statement, bindings))[0]
}

export type ReportGroup = Omit<EngagementGroup, "name">

const readGroups = async (
  database: EngagementDatabase,
  query: EngagementQuery,
  column: "owner_id" | "customer_id",
): Promise<ReportGroup[]> => {
  const { text, bindings } = ordersSentWithin(query)
  const statement = `
    SELECT o.${column} AS id, ${STEPS}, sum(o.views)::int AS views, sum(o.downloads)::int AS downloads,
           ${percentile("0.5")} AS median_hours
      FROM ${text} GROUP BY o.${column} ORDER BY sent DESC, o.${column} LIMIT ${MOST_GROUPS}`
  return await database.query<ReportGroup>(statement, bindings)
}

type Series = Pick<EngagementReport, "unit" | "series">

/** Of the whole shop, its days are summed already; of some orders, they are summed here. */
const readSeries = async (database: EngagementDatabase, query: EngagementQuery): Promise<Series> => {
  const days = (Date.parse(query.to) - Date.parse(query.from)) / 86_400_000 + 1
  const unit = days > MOST_DAYS ? "week" : "day"
  const { text, bindings } = whose(query)
  const source =
    bindings.length === 0
      ? "portal_engagement_shop_day d WHERE TRUE"
      : `portal_engagement_order o JOIN portal_engagement_day d ON d.order_id = o.order_id WHERE ${text}`
  const statement = `
    WITH summed AS (
      SELECT date_trunc('${unit}', d.day::timestamp)::date AS day, sum(d.views)::int AS views, sum(d.downloads)::int AS downloads,
             sum(d.doubtful_views)::int AS doubtful_views, sum(d.bot_events)::int AS programs
        FROM ${source} AND d.day BETWEEN ?::date AND ?::date GROUP BY 1),
    asked AS (
      SELECT generate_series(date_trunc('${unit}', ?::date::timestamp), ?::date::timestamp, interval '1 ${unit}')::date AS day)
    SELECT a.day::text AS day, coalesce(s.views, 0) AS views, coalesce(s.downloads, 0) AS downloads,
           coalesce(s.doubtful_views, 0) AS doubtful_views, coalesce(s.programs, 0) AS programs
      FROM asked a LEFT JOIN summed s USING (day) ORDER BY a.day`
  const span = [query.from, query.to]
  const series = await database.query<EngagementReport["series"][number]>(statement, [...bindings, ...span, ...span])
  return { unit, series }
}

/** A report as it is kept here: groups have ids, and no names. */
export type StoredReport = Omit<EngagementReport, "reps" | "clients"> & { reps: ReportGroup[]; clients: ReportGroup[] }

/** Reads what is summed up, never events. */
export const readReport = async (database: EngagementDatabase, query: EngagementQuery): Promise<StoredReport> => {
  const [totals, series, reps, clients] = await Promise.all([
    readTotals(database, query),
    readSeries(database, query),
    readGroups(database, query, "owner_id"),
    readGroups(database, query, "customer_id"),
  ])
  const { sent = 0, opened = 0, decided = 0, approved = 0, paid = 0 } = totals ?? {}
  return {
    steps: { sent, opened, decided, approved, paid },
    decision_time: {
      median_hours: totals?.median_and_p90?.[0] ?? null,
      p90_hours: totals?.median_and_p90?.[1] ?? null,
      spread: DECISION_TIMES.map((within) => ({ within, count: totals?.[within] ?? 0 })),
    },
    ...series,
    reps,
    clients,
  }
}

/** An order of a report. */
export type ReportOrder = {
  order_id: string
  sent_at: Date
  first_view_at: Date | null
  last_view_at: Date | null
  views: number
  downloads: number
  decided_at: Date | null
  decision: string | null
  paid_at: Date | null
}

const PAGE = 1_000

/** All orders of a report, those sent last first, in pages. */
export async function* readReportOrders(
  database: EngagementDatabase,
  query: EngagementQuery,
): AsyncGenerator<ReportOrder[]> {
  const { text, bindings } = sentWithin(query)
  let after: { sent_at: string; order_id: string } | null = null
  for (;;) {
    const rows: (ReportOrder & { sent_text: string })[] = await database.query(
      `SELECT o.order_id, o.sent_at, o.sent_at::text AS sent_text, o.first_view_at, o.last_view_at, o.views, o.downloads,
              o.decided_at, o.decision, o.paid_at
         FROM portal_engagement_order o WHERE ${text} ${after ? "AND (o.sent_at, o.order_id) < (?::timestamptz, ?)" : ""}
        ORDER BY o.sent_at DESC, o.order_id DESC LIMIT ${PAGE}`,
      [...bindings, ...(after ? [after.sent_at, after.order_id] : [])],
    )
    const last = rows.at(-1)
    if (last) yield rows
    if (!last || rows.length < PAGE) return
    after = { sent_at: last.sent_text, order_id: last.order_id }
  }
}
