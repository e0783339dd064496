import { QUIET_DAYS, queueGroupSchema, type QueueGroup, type QueueQuery } from "../contracts"
import { keysetOf } from "../lib/keyset"
import { instantSort, join, type Sort, type Sql, sql, textSort, where } from "../lib/sql"
import type { RiskDates } from "../production-report/risk"

/** The moment, as the conditions compare it. */
export type QueueMoment = {
  /** YYYY-MM-DD in the shop's time zone. */
  today: string
  /** In-hands dates before these can only just be kept, or no longer. */
  near: RiskDates
}

const FROM = "FROM portal_queue_project q"

/** Packages that left longer ago than this are history, told of or not. */
const UNTOLD_DAYS = 30

/** The date is compared for each proof that is not decided, and for lines that have none, as the production report does. */
const isAtRisk = ({ near: { by_method, other } }: QueueMoment): Sql => {
  const latest = [other, ...Object.values(by_method)].sort().at(-1) ?? other
  return sql(
    `(q.is_running AND q.in_hands_date < ? AND EXISTS (
       SELECT FROM unnest(q.undecided_methods) method WHERE q.in_hands_date < coalesce(?::jsonb ->> method, ?)))`,
    latest,
    JSON.stringify(by_method),
    other,
  )
}

const CONDITIONS: Record<QueueGroup, (moment: QueueMoment) => Sql> = {
  ours: () => sql("(q.waiting_on = 'staff' AND q.waiting_for <> 'production')"),
  client: () => sql("q.waiting_on = 'client'"),
  hot: () => sql("(q.is_running AND q.hot_at IS NOT NULL)"),
  overdue: ({ today }) => sql("q.due_on < ?", today),
  risk: isAtRisk,
  untold: () => sql(`q.untold_since > now() - interval '${UNTOLD_DAYS} days'`),
  quiet: () => sql(`(q.is_running AND q.last_activity_at < now() - interval '${QUIET_DAYS} days')`),
}

/** What has waited longest comes first; of the hot ones, what was viewed last. */
const SORTS: Record<QueueGroup, Sort> = {
  ours: instantSort("q.waiting_since"),
  client: instantSort("q.waiting_since"),
  hot: instantSort("q.hot_at"),
  overdue: textSort("coalesce(q.due_on, '')"),
  risk: textSort("coalesce(q.in_hands_date, '')"),
  untold: instantSort("q.untold_since"),
  quiet: instantSort("q.last_activity_at"),
}

const owners = ({ owner_id }: Pick<QueueQuery, "owner_id">): Sql[] =>
  owner_id ? [sql("q.owner_user_id = ANY (?)", owner_id)] : []

/** `order_id, due_on, untold_since, sort_value` of one page, and one row more where there are more; backwards for `before`. */
export const queuePageQuery = (query: QueueQuery, moment: QueueMoment): Sql => {
  const { group, limit } = query
  const order = { by: group, isDescending: group === "hot", sort: SORTS[group], tiebreaker: "q.order_id" }
  const page = keysetOf(query, order)
  return join([
    sql(`SELECT q.order_id, q.due_on, q.untold_since, ${SORTS[group].text} AS sort_value`),
    sql(FROM),
    where([sql("q.is_open"), CONDITIONS[group](moment), ...owners(query), ...page.conditions]),
    sql(`${page.orderBy} LIMIT ?`, limit + 1),
  ])
}

/** One row: how many projects each group has. */
export const queueCountsQuery = (query: Pick<QueueQuery, "owner_id">, moment: QueueMoment): Sql =>
  join([
    sql("SELECT"),
    join(
      queueGroupSchema.options.map((group) =>
        join([sql("count(*) FILTER (WHERE"), CONDITIONS[group](moment), sql(`)::int AS "${group}"`)], " "),
      ),
      ", ",
    ),
    sql(FROM),
    where([sql("q.is_open"), ...owners(query)]),
  ])
