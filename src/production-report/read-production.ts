import type { MedusaContainer } from "@medusajs/framework/types"
import {
  PRODUCTION_COUNT_LIMIT,
  type ProductionFilter,
  type ProductionQuery,
  type ProductionReport,
  type ProductionRow,
  type ProductionState,
  type ProofKind,
  proofSettings,
} from "../contracts"
import { encodeCursor } from "../lib/cursor"
import { pageOf } from "../lib/keyset"
import { portalServices } from "../lib/services"
import { runSql } from "../lib/sql"
import { approveByOf, type LeadTimes } from "../proof-view/approve-by"
import {
  countQuery,
  FEW_ROWS,
  type Found,
  ordersQuery,
  pageQuery,
  type ReportContext,
  rowsQuery,
  sortOf,
} from "./report-query"
import { riskDates, riskOf } from "./risk"

type Row = {
  id: string
  proof_id: string | null
  project_id: string
  order_id: string
  title: string | null
  state: ProductionState
  waiting_on: "client" | "staff" | null
  since: Date
  version: number | null
  kind: ProofKind | null
  is_required: boolean | null
  method: string | null
  in_hands_date: string | null
  updated_at: Date
  sort_value: string
  stage_position: number
  project_name: string
  po_number: string | null
  display_id: number | null
  custom_display_id: string | null
  is_draft_order: boolean
  client: string | null
  owner_user_id: string | null
  owner_name: string | null
  lines: { title: string; quantity: number }[]
}

/** What the report is made of beside its rows, read once for all of its pages. */
export type ReportFacts = { context: ReportContext; times: LeadTimes; now: Date }

const find = async (
  container: MedusaContainer,
  q: string,
  query: ProductionFilter,
  context: ReportContext,
): Promise<Found> => {
  const found = await runSql<{ order_id: string }>(container, ordersQuery(q, query, context))
  const orders = found.map(({ order_id }) => order_id)
  if (orders.length > FEW_ROWS) return { orders }
  const rows = await runSql<{ id: string }>(container, rowsQuery(q, orders, query, context))
  return rows.length > FEW_ROWS ? { orders } : { rows: rows.map(({ id }) => id) }
}

const readReportFacts = async (container: MedusaContainer, query: ProductionFilter): Promise<ReportFacts> => {
  const now = new Date()
  const { settings } = portalServices(container)
  const [rules, { time_zone }, stages] = await Promise.all([
    settings.get(proofSettings),
    settings.getShop(),
    settings.getStages(),
  ])
  const times = { ...rules, time_zone }
  const context = {
    stages,
    trust_cart_metadata: settings.options.orders.trust_cart_metadata,
    exempt_types: rules.gate_exempt_types.map((type) => type.toLowerCase()),
    ...riskDates(now, times),
    found: null,
  }
  const found = query.q ? await find(container, query.q, query, context) : null
  return { context: { ...context, found }, times, now }
}

const proofOf = ({ proof_id, title, kind, version, is_required }: Row): ProductionRow["proof"] =>
  proof_id !== null && title !== null && kind !== null && version !== null && is_required !== null
    ? { id: proof_id, title, kind, version, is_required }
    : null

const toRow = (row: Row, { context: { stages }, times, now }: ReportFacts): ProductionRow[] => {
  const stage = stages[row.stage_position]
  if (!stage) return []
  // Lines without a proof wait like a draft of one.
  const state = row.state === "none" ? "draft" : row.state
  const approve_by = approveByOf({ state, method: row.method }, row.in_hands_date, times, now)
  return [
    {
      id: row.id,
      proof: proofOf(row),
      state: row.state,
      project: {
        id: row.project_id,
        order_id: row.order_id,
        number: row.custom_display_id ?? (row.display_id === null ? row.order_id : String(row.display_id)),
        name: row.project_name,
        po_number: row.po_number,
        client: row.client,
        is_draft: row.is_draft_order,
      },
      lines: row.lines,
      method: row.method,
      stage: { id: stage.id, name: stage.name, color: stage.color },
      waiting: row.waiting_on && { on: row.waiting_on, since: row.since.toISOString() },
      in_hands_date: row.in_hands_date,
      approve_by,
      risk: riskOf(approve_by, now),
      owner: row.owner_user_id && row.owner_name ? { id: row.owner_user_id, name: row.owner_name } : null,
      updated_at: row.updated_at.toISOString(),
    },
  ]
}

type Page = Pick<ProductionReport, "rows" | "next" | "previous">

const readPage = async (container: MedusaContainer, query: ProductionQuery, facts: ReportFacts): Promise<Page> => {
  const found = await runSql<Row>(container, pageQuery(query, facts.context))
  const { by } = sortOf(query)
  const page = pageOf(found, query, ({ sort_value, id }) => encodeCursor({ by, value: sort_value, id }))
  return { ...page, rows: page.rows.flatMap((row) => toRow(row, facts)) }
}

/** At most one more than `PRODUCTION_COUNT_LIMIT`. */
const countRows = async (
  container: MedusaContainer,
  query: ProductionQuery,
  { context }: ReportFacts,
): Promise<number> => {
  const [counted] = await runSql<{ count: number }>(container, countQuery(query, context, PRODUCTION_COUNT_LIMIT))
  return counted?.count ?? 0
}

/**
 * A page of the production report. Paging is by the last row's value and id, as in the project list.
 * @throws invalid_request for a cursor of another list
 */
export const readProductionReport = async (
  container: MedusaContainer,
  query: ProductionQuery,
): Promise<ProductionReport> => {
  const facts = await readReportFacts(container, query)
  const [page, count] = await Promise.all([readPage(container, query, facts), countRows(container, query, facts)])
  return { ...page, count: Math.min(count, PRODUCTION_COUNT_LIMIT), has_more: count > PRODUCTION_COUNT_LIMIT }
}

const EXPORT_PAGE = 500

/** All rows that match, page after page; never more than one page is held. */
export async function* readAllProduction(
  container: MedusaContainer,
  filter: ProductionFilter,
): AsyncGenerator<ProductionRow[]> {
  const facts = await readReportFacts(container, filter)
  let after: string | undefined
  do {
    const { rows, next } = await readPage(container, { ...filter, limit: EXPORT_PAGE, after }, facts)
    yield rows
    after = next ?? undefined
  } while (after !== undefined)
}
