import { type ProjectListQuery, type ProjectSort, projectSortSchema, type Stage } from "../contracts"
import { keysetOf } from "../lib/keyset"
import { asText, containsText, instantSort, join, type Sort, type Sql, sql, textSort, where } from "../lib/sql"
import { LINE_COUNTS_FRESHNESS } from "../order-view/final-count"
import { GOODS_LATERALS, SHIPPING, STAGE_POSITION, STATUS } from "./goods-sql"

/** Facts about the shop that the SQL needs beside the query. */
export type ListContext = {
  stages: Stage[]
  trust_cart_metadata: boolean
  /** Whose unread messages are counted; empty for nobody's. */
  staff_id: string
}

/** What each order sorts by, the value as a cursor carries it, and how a cursor's value is compared. */
const SORTS: Record<ProjectSort, Sort> = {
  last_activity_at: instantSort("x.last_activity_at"),
  created_at: instantSort("p.created_at"),
  // Projects without a date come after all others.
  in_hands_date: textSort("coalesce(p.in_hands_date, '9999-12-31')"),
  name: textSort("lower(p.name)"),
}

/** The query's `order` in parts. */
export const sortOf = ({ order }: ProjectListQuery): { by: ProjectSort; isDescending: boolean } => ({
  by: projectSortSchema.parse(order.replace(/^-/, "")),
  isDescending: order.startsWith("-"),
})

const stageTable = ({ stages }: ListContext): Sql =>
  sql(
    `stage AS (SELECT * FROM jsonb_to_recordset(?::jsonb) AS s (id text, position int, role text))`,
    JSON.stringify(stages.map(({ id, role }, position) => ({ id, position, role }))),
  )

/** Once something was approved, a later request that staff withdrew changes nothing about it (`standingRequest`). */
const HAS_APPROVAL = `EXISTS (SELECT 1 FROM portal_approval_request a
  WHERE a.project_id = p.id AND a.subject_type = 'order' AND a.state = 'approved' AND a.deleted_at IS NULL)`

/** Joined to a project: its index row, its order if that exists, the customer and the newest approval request. */
const BESIDE = `
  JOIN portal_project_index x ON x.project_id = p.id
  JOIN "order" o ON o.id = p.order_id AND o.deleted_at IS NULL
  LEFT JOIN customer c ON c.id = o.customer_id
  LEFT JOIN LATERAL (
    SELECT r.id, r.state, r.version, r.amount, r.currency_code, r.document_sha256, r.created_at, r.closed_at
      FROM portal_approval_request r
     WHERE r.project_id = p.id AND r.subject_type = 'order' AND r.deleted_at IS NULL
     ORDER BY r.state IN ('withdrawn', 'superseded') AND ${HAS_APPROVAL}, r.version DESC LIMIT 1) newest ON true`
const FROM = `FROM portal_project p ${BESIDE}`

/** Changes with all that a comparison with the newest request looks at. */
const COMPARED_KEY = `portal_order_freshness(p.order_id) || '|' || ${LINE_COUNTS_FRESHNESS}(p.order_id)`

const SEARCHED = [
  "p.name",
  "p.po_number",
  "o.display_id::text",
  "o.custom_display_id",
  "o.email",
  "c.company_name",
  "concat_ws(' ', c.first_name, c.last_name)",
  "c.email",
]

/** "#12" is how the number is written everywhere, so it finds order 12 as well. */
const search = (text: string): Sql => containsText(SEARCHED, text.replace(/^#/, ""))

/** Whether the newest request is open or approved and the order, at the last comparison, read differently. */
const NEEDS_NEW_REQUEST = `(newest.state IN ('open', 'approved') AND x.differs AND x.compared_request_id = newest.id
  AND o.status <> 'canceled')`

const filters = (query: ProjectListQuery, { stages }: ListContext): Sql[] => {
  const { q, status, stage_id, owner_id, in_hands_from, in_hands_to, needs_new_request } = query
  const positions = stages.flatMap(({ id }, position) => (stage_id?.includes(id) ? [position] : []))
  return [
    sql("p.deleted_at IS NULL"),
    ...(q ? [search(q)] : []),
    ...(owner_id ? [sql("p.owner_user_id = ANY (?)", owner_id)] : []),
    ...(in_hands_from ? [sql("p.in_hands_date >= ?", in_hands_from)] : []),
    ...(in_hands_to ? [sql("p.in_hands_date <= ?", in_hands_to)] : []),
    ...(needs_new_request === undefined
      ? []
      : [sql(needs_new_request ? NEEDS_NEW_REQUEST : `${NEEDS_NEW_REQUEST} IS NOT TRUE`)]),
    ...(status ? [sql(`${STATUS} = ANY (?)`, status)] : []),
    ...(stage_id ? [sql(`${STAGE_POSITION} = ANY (?)`, positions)] : []),
  ]
}

/** Goods are counted for all projects only when the filter asks about them. */
const source = (query: ProjectListQuery, context: ListContext): Sql =>
  query.status || query.stage_id ? sql(FROM + GOODS_LATERALS, context.trust_cart_metadata) : sql(FROM)

/** What a row is shown with; read for the rows of one page only. */
const details = ({ trust_cart_metadata, staff_id }: ListContext): Sql =>
  sql(
    `SELECT p.id, p.order_id, p.name, p.po_number, p.stage_id, p.billing_state, p.in_hands_date, p.created_at,
            x.last_activity_at, x.compared_request_id, x.compared_key, x.differs, x.current_amount, x.changes,
            page.sort_value, o.display_id, o.custom_display_id, o.is_draft_order, o.status AS order_status,
            o.currency_code AS order_currency, coalesce(
              nullif(btrim(c.company_name), ''), nullif(concat_ws(' ', nullif(btrim(c.first_name), ''), nullif(btrim(c.last_name), '')), ''),
              c.email, o.email) AS client,
            p.owner_user_id, coalesce(
              nullif(concat_ws(' ', nullif(btrim(u.first_name), ''), nullif(btrim(u.last_name), '')), ''), u.email) AS owner_name,
            newest.id AS request_id, newest.state AS request_state, newest.version AS request_version,
            newest.amount AS request_amount, newest.currency_code AS request_currency,
            newest.document_sha256 AS request_sha256, newest.created_at AS requested_at, newest.closed_at,
            CASE WHEN newest.state IN ('open', 'approved') AND o.status <> 'canceled'
                 THEN ${COMPARED_KEY} END AS freshness,
            CASE WHEN ? = '' THEN 0 ELSE portal_unread_of_staff(p.order_id, ?) END AS unread_messages,
            portal_unanswered_since(p.order_id) AS unanswered_since,
            (SELECT q.sent_at FROM portal_quote_request q
              WHERE q.order_id = p.order_id AND q.deleted_at IS NULL) AS quote_requested_at,
            links.last_opened_at, links.last_shared_at, goods.pieces::float AS pieces, ${SHIPPING} AS shipping
       FROM page JOIN portal_project p ON p.id = page.id
     ${BESIDE}
       LEFT JOIN "user" u ON u.id = p.owner_user_id AND u.deleted_at IS NULL
       LEFT JOIN LATERAL (
         SELECT max(l.last_opened_at) AS last_opened_at, max(l.last_shared_at) AS last_shared_at FROM portal_link l
          WHERE l.order_id = p.order_id AND l.purpose = 'recipient' AND l.deleted_at IS NULL) links ON true
     ${GOODS_LATERALS}`,
    staff_id,
    staff_id,
    trust_cart_metadata,
  )

/**
 * One page, in order, and one row more where there are more. `before` reads backwards; the caller turns the rows around.
 * @throws invalid_request for a cursor of another list
 */
export const pageQuery = (query: ProjectListQuery, context: ListContext): Sql => {
  const { by, isDescending } = sortOf(query)
  const page = keysetOf(query, { by, isDescending, sort: SORTS[by], tiebreaker: "x.project_id" })
  return join([
    sql("WITH"),
    stageTable(context),
    sql(`, page AS (SELECT p.id, ${SORTS[by].text} AS sort_value`),
    source(query, context),
    where([...filters(query, context), ...page.conditions]),
    sql(`${page.orderBy} LIMIT ?)`, query.limit + 1),
    details(context),
    sql(page.orderPageBy("p.id")),
  ])
}

/** How many projects match, whatever the page. */
export const countQuery = (query: ProjectListQuery, context: ListContext): Sql =>
  join([
    sql("WITH"),
    stageTable(context),
    sql("SELECT count(*)::int AS count"),
    source(query, context),
    where(filters(query, context)),
  ])

/** The rows of projects that one condition selects, the newest orders first. */
export const selectionQuery = (condition: Sql, limit: number, context: ListContext): Sql =>
  join([
    sql(`WITH page AS (SELECT p.id, ${asText("o.created_at")} AS sort_value`),
    sql(FROM),
    where([sql("p.deleted_at IS NULL"), condition]),
    sql("ORDER BY sort_value DESC, p.id LIMIT ?)", limit),
    details(context),
    sql("ORDER BY page.sort_value DESC, p.id"),
  ])

/** Projects whose last comparison is not of this moment: what a filter by differences has to look at first. */
export const STALE_COMPARISONS = `
  SELECT p.id, p.order_id, newest.id AS request_id, newest.document_sha256 AS request_sha256, now.freshness
  ${FROM}
  CROSS JOIN LATERAL (SELECT ${COMPARED_KEY} AS freshness OFFSET 0) now
  WHERE p.deleted_at IS NULL AND newest.state IN ('open', 'approved') AND o.status <> 'canceled'
    AND (x.compared_request_id IS DISTINCT FROM newest.id OR x.compared_key IS DISTINCT FROM now.freshness)`
