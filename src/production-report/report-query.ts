import {
  type ProductionFilter,
  type ProductionQuery,
  type ProductionSort,
  productionSortSchema,
  type Stage,
} from "../contracts"
import { keysetOf } from "../lib/keyset"
import { containsText, instantSort, join, type Sort, type Sql, sql, textSort, where } from "../lib/sql"
import { GOODS_LATERALS, ORDER_LINES, STAGE_POSITION } from "../project-list/goods-sql"
import type { RiskDates } from "./risk"

/** Facts about the shop that the SQL needs beside the query. */
export type ReportContext = {
  stages: Stage[]
  trust_cart_metadata: boolean
  /** Product types that need no proof. */
  exempt_types: string[]
  /** Dates that can no longer be kept, and soon cannot. */
  passed: RiskDates
  near: RiskDates
  /** What the query's text was found in; null where it has none. */
  found: Found | null
}

/** Rows, where they are few; otherwise the orders in which, or in whose project or client, the text stands. */
export type Found = { rows: string[] } | { orders: string[] }

/** Rows that are read one by one by their id. More of them are met soon enough on the way along an index. */
export const FEW_ROWS = 500

/** Rows without an in-hands date come after all others. */
const SORTS: Record<ProductionSort, Sort> = {
  in_hands_date: textSort("coalesce(p.in_hands_date, '9999-12-31')"),
  since: instantSort("p.since"),
  updated_at: instantSort("p.updated_at"),
}

/** The query's `order` in parts. */
export const sortOf = ({ order }: Pick<ProductionFilter, "order">): { by: ProductionSort; isDescending: boolean } => ({
  by: productionSortSchema.parse(order.replace(/^-/, "")),
  isDescending: order.startsWith("-"),
})

const stageTable = ({ stages }: ReportContext): Sql =>
  sql(
    `stage AS MATERIALIZED (SELECT * FROM jsonb_to_recordset(?::jsonb) AS s (id text, position int, role text))`,
    JSON.stringify(stages.map(({ id, role }, position) => ({ id, position, role }))),
  )

/** The earliest stage at which a project stands once everything has been delivered; null where the shop has none. */
const deliveredPosition = ({ stages }: ReportContext): number | null => {
  const positions = (["shipped", "delivered"] as const).map((role) => stages.findIndex((stage) => stage.role === role))
  const latest = Math.max(...positions)
  return latest === -1 ? null : latest
}

/**
 * Packages are looked at only where one has left and not all were found delivered; elsewhere the stage is where staff put
 * the project, or the last one.
 */
const stagePosition = (context: ReportContext): Sql =>
  sql(
    `CASE WHEN o.delivered_version = o.version
          THEN greatest(coalesce((SELECT position FROM stage WHERE id = o.stage_id), 0), ?::int)
          WHEN (SELECT true FROM order_fulfillment k
                         JOIN fulfillment f ON f.id = k.fulfillment_id AND f.deleted_at IS NULL AND f.canceled_at IS NULL
                        WHERE k.order_id = o.id AND k.deleted_at IS NULL
                          AND (f.shipped_at IS NOT NULL OR f.delivered_at IS NOT NULL) LIMIT 1)
          THEN (SELECT ${STAGE_POSITION} FROM (SELECT o.stage_id) p ${GOODS_LATERALS})
          ELSE coalesce((SELECT position FROM stage WHERE id = o.stage_id), 0) END`,
    deliveredPosition(context) ?? 0,
    context.trust_cart_metadata,
  )

/** Whether no proof that is not closed covers a line. */
const IS_BARE = `NOT EXISTS (SELECT 1 FROM portal_proof_line l
                       JOIN portal_proof q ON q.id = l.proof_id AND q.closed_at IS NULL AND q.deleted_at IS NULL
                      WHERE l.item_id = kind.id AND l.deleted_at IS NULL)`

/** Whether a line is made and needs a proof of its own. */
const needsProof = (exempt_types: string[]): Sql =>
  sql("kind.is_piece AND lower(coalesce(kind.product_type, '')) <> ALL (?::text[])", exempt_types)

/** Whether no proof covers some line of the order `o`: without the lines themselves, which most orders need not read. */
export const HAS_BARE_LINES = `EXISTS (SELECT 1 FROM order_item i CROSS JOIN LATERAL (SELECT i.item_id AS id OFFSET 0) kind
                                 WHERE i.order_id = o.id AND i.version = o.version AND i.deleted_at IS NULL AND ${IS_BARE})`

/**
 * Whether there is something to do about an index row's proof: `o` is its order (`id, version, is_draft_order`) with the row's
 * `proof_id`. A quote's lines need no proof yet. Whether a line is a piece is worked out from its metadata, for bare lines alone
 * (`OFFSET 0`): most lines have their proof.
 */
export const hasLinesWithoutProof = ({
  trust_cart_metadata,
  exempt_types,
}: Pick<ReportContext, "trust_cart_metadata" | "exempt_types">): Sql =>
  join([
    sql(
      `(o.proof_id IS NOT NULL OR NOT o.is_draft_order AND ${HAS_BARE_LINES} AND EXISTS (
         SELECT 1 FROM (SELECT kind.* FROM ${ORDER_LINES} kind WHERE ${IS_BARE} OFFSET 0) kind WHERE `,
      trust_cart_metadata,
    ),
    needsProof(exempt_types),
    sql("))"),
  ])

const SEARCHED = [
  ...["j.name", "j.po_number", "o.display_id::text", "o.custom_display_id", "o.email"],
  ...["c.company_name", "concat_ws(' ', c.first_name, c.last_name)", "c.email"],
]

/** "#12" is how the number is written everywhere, so it finds order 12 as well. */
const searchedText = (q: string): string => q.replace(/^#/, "")

/**
 * Ids of the orders in which, or in whose project or client, the query's text stands: `order_id`. A statement of its own,
 * which page and count then share.
 */
export const ordersQuery = (q: string, query: ProductionFilter, context: ReportContext): Sql => {
  const inWork = undelivered(query, context)
  return join([
    sql("SELECT row.order_id FROM (SELECT DISTINCT p.order_id FROM portal_production_index p"),
    ...(inWork.length > 0 ? [where(inWork)] : []),
    sql(
      `) row JOIN "order" o ON o.id = row.order_id
         LEFT JOIN portal_project j ON j.order_id = o.id AND j.deleted_at IS NULL
         LEFT JOIN customer c ON c.id = o.customer_id`,
    ),
    where([containsText(SEARCHED, searchedText(q))]),
  ])
}

/** Whether the text stands in a title, or the row is one of these orders'. */
const standsIn = (q: string, orders: string[], { title, order_id }: { title: string; order_id: string }): Sql =>
  join([sql("("), containsText([title], searchedText(q)), sql(`OR ${order_id} = ANY (?::text[]))`, orders)])

/** `id` of the rows of these orders and of those with the text in their title, at most one more than `FEW_ROWS`. */
export const rowsQuery = (q: string, orders: string[], query: ProductionFilter, context: ReportContext): Sql =>
  join([
    sql("SELECT p.id FROM portal_production_index p"),
    where([...undelivered(query, context), standsIn(q, orders, { title: "p.title", order_id: "p.order_id" })]),
    sql("LIMIT ?", FEW_ROWS + 1),
  ])

/** Whether the row's in-hands date lies before the earliest one that its method can still keep. */
const liesBefore = ({ by_method, other }: RiskDates): Sql =>
  sql(
    `(p.waiting_on IS NOT NULL AND p.in_hands_date < coalesce(?::jsonb ->> p.method, ?))`,
    JSON.stringify(by_method),
    other,
  )

const riskIs = (risks: NonNullable<ProductionFilter["risk"]>, { passed, near }: ReportContext): Sql => {
  if (risks.includes("passed")) return risks.includes("near") ? liesBefore(near) : liesBefore(passed)
  return join([liesBefore(near), sql("AND NOT"), liesBefore(passed)])
}

const stagesShown = ({ stage_id }: ProductionFilter, { stages }: ReportContext): number[] =>
  stages.flatMap(({ id, is_done }, position) => ((stage_id ? stage_id.includes(id) : !is_done) ? [position] : []))

/** Leaves out orders that were delivered, by an index, where no stage is asked for at which they could stand. */
const undelivered = (query: ProductionFilter, context: ReportContext): Sql[] => {
  const position = deliveredPosition(context)
  const isLeftOut = position !== null && stagesShown(query, context).every((shown) => shown < position)
  return isLeftOut ? [sql("p.delivered_version IS NULL")] : []
}

const filters = (query: ProductionFilter, context: ReportContext): Sql[] => {
  const { found } = context
  const { state, method, owner_id, waiting_on, risk, in_hands_from, in_hands_to } = query
  return [
    ...undelivered(query, context),
    sql("o.status <> 'canceled'"),
    sql("(p.proof_id IS NOT NULL OR p.covered_version IS DISTINCT FROM o.version)"),
    state ? sql("p.state = ANY (?)", state) : sql("p.state <> 'superseded'"),
    ...(found !== null && "rows" in found ? [sql("p.id = ANY (?::text[])", found.rows)] : []),
    ...(method ? [sql("p.method = lower(?)", method)] : []),
    ...(owner_id ? [sql("p.owner_user_id = ANY (?)", owner_id)] : []),
    ...(waiting_on ? [sql("p.waiting_on = ?", waiting_on)] : []),
    ...(in_hands_from ? [sql("p.in_hands_date >= ?", in_hands_from)] : []),
    ...(in_hands_to ? [sql("p.in_hands_date <= ?", in_hands_to)] : []),
    ...(risk ? [riskIs(risk, context)] : []),
  ]
}

/**
 * What has to be read from order and packages, row by row, after a text that stands in many rows. The stage comes before the
 * lines: it takes less time to find than lines without a proof, and Postgres, which cannot tell, would begin with those.
 */
const readFilters = (query: ProductionFilter, context: ReportContext): Sql => {
  const { q } = query
  const { found } = context
  return where([
    join([
      sql("CASE"),
      ...(q && found !== null && "orders" in found
        ? [sql("WHEN NOT"), standsIn(q, found.orders, { title: "o.title", order_id: "o.id" }), sql("THEN false")]
        : []),
      sql("WHEN"),
      stagePosition(context),
      sql("= ANY (?) THEN", stagesShown(query, context)),
      hasLinesWithoutProof(context),
      sql("ELSE false END"),
    ]),
  ])
}

/**
 * The rows that pass the filters of the index, in order: each with its order as `o`. They are a subquery of their own, so
 * that Postgres walks along the index and reads orders until a page is full, in place of reading them all to sort them.
 */
const candidates = (conditions: Sql[], sortValue: string, order: string): Sql =>
  join([
    sql(
      `FROM (SELECT p.id AS row_id, p.proof_id, p.stage_id, p.delivered_version, p.title, ${sortValue} AS sort_value,
                    o.id, o.version, o.is_draft_order
               FROM portal_production_index p JOIN "order" o ON o.id = p.order_id AND o.deleted_at IS NULL`,
    ),
    where(conditions),
    sql(`${order}) o`),
  ])

/** Lines by title with their pieces: those of the proof, or those that have none. */
const lines = ({ trust_cart_metadata, exempt_types }: ReportContext): Sql =>
  join([
    sql(
      `LEFT JOIN LATERAL (
         SELECT coalesce(jsonb_agg(line ORDER BY line.title), '[]') AS lines FROM (
           SELECT kind.title, sum(kind.quantity)::float AS quantity FROM ${ORDER_LINES} kind
            WHERE CASE WHEN p.proof_id IS NOT NULL
                       THEN EXISTS (SELECT 1 FROM portal_proof_line l
                                     WHERE l.proof_id = p.proof_id AND l.item_id = kind.id AND l.deleted_at IS NULL)
                       ELSE `,
      trust_cart_metadata,
    ),
    needsProof(exempt_types),
    sql(`AND ${IS_BARE} END GROUP BY kind.title) line) goods_lines ON true`),
  ])

/** What a row is shown with; read for the rows of one page only. */
const details = (context: ReportContext): Sql =>
  join([
    sql(
      `SELECT p.id, p.proof_id, p.project_id, p.order_id, p.title, p.state, p.waiting_on, p.since, p.version,
              proof.kind, proof.is_required, newest.method, p.in_hands_date, p.updated_at, page.sort_value, page.stage_position,
              j.name AS project_name, j.po_number, o.display_id, o.custom_display_id, o.is_draft_order, coalesce(
                nullif(btrim(c.company_name), ''), nullif(concat_ws(' ', nullif(btrim(c.first_name), ''), nullif(btrim(c.last_name), '')), ''),
                c.email, o.email) AS client,
              p.owner_user_id, coalesce(
                nullif(concat_ws(' ', nullif(btrim(u.first_name), ''), nullif(btrim(u.last_name), '')), ''), u.email) AS owner_name,
              goods_lines.lines
         FROM page JOIN portal_production_index p ON p.id = page.id
         JOIN "order" o ON o.id = p.order_id
         JOIN portal_project j ON j.id = p.project_id
         LEFT JOIN portal_proof proof ON proof.id = p.proof_id
         LEFT JOIN LATERAL (SELECT nullif(btrim(v.spec ->> 'method'), '') AS method FROM portal_proof_version v
                             WHERE v.proof_id = p.proof_id AND v.number = p.version AND v.deleted_at IS NULL) newest ON true
         LEFT JOIN customer c ON c.id = o.customer_id
         LEFT JOIN "user" u ON u.id = p.owner_user_id AND u.deleted_at IS NULL`,
    ),
    lines(context),
  ])

/**
 * One page, in order, and one row more where there are more. `before` reads backwards; the caller turns the rows around.
 * @throws invalid_request for a cursor of another list
 */
export const pageQuery = (query: ProductionQuery, context: ReportContext): Sql => {
  const { by, isDescending } = sortOf(query)
  const page = keysetOf(query, { by, isDescending, sort: SORTS[by], tiebreaker: "p.id" })
  return join([
    sql("WITH"),
    stageTable(context),
    sql(", page AS MATERIALIZED (SELECT o.row_id AS id, o.sort_value,"),
    stagePosition(context),
    sql("AS stage_position"),
    candidates([...filters(query, context), ...page.conditions], SORTS[by].text, page.orderBy),
    readFilters(query, context),
    sql("LIMIT ?)", query.limit + 1),
    details(context),
    sql(page.orderPageBy("p.id")),
  ])
}

/** How many rows match, at most one more than `limit`. */
export const countQuery = (query: ProductionFilter, context: ReportContext, limit: number): Sql =>
  join([
    sql("WITH"),
    stageTable(context),
    sql("SELECT count(*)::int AS count FROM (SELECT 1"),
    candidates(filters(query, context), "NULL", "OFFSET 0"),
    readFilters(query, context),
    sql("LIMIT ?) counted", limit + 1),
  ])
