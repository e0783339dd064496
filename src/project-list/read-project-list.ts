import type { MedusaContainer } from "@medusajs/framework/types"
import { readChecklists } from "../checklist-view/read-checklists"
import type {
  ChecklistItem,
  DocumentChange,
  EngagementSignal,
  ListedProject,
  Project,
  ProjectList,
  ProjectListQuery,
  ProjectStatus,
  RequestState,
  RuleWaiting,
  VersionDifference,
} from "../contracts"
import { signalsOf } from "../engagement-view/signals"
import { whileReachable } from "../engagement-view/while-reachable"
import { portalServices } from "../lib/services"
import type { OrderEngagement } from "../modules/engagement/rows"
import { checklistOf } from "../modules/checklist/checklist"
import { readStaffWaits } from "../workflows/approval/run-rules"
import { currentStageIndex, projectStatusOf, type Shipping } from "../project-page/status"
import { type Comparable, compareWithRequests } from "./comparison"
import { encodeCursor } from "../lib/cursor"
import { pageOf } from "../lib/keyset"
import { runSql, type Sql } from "../lib/sql"
import { countQuery, type ListContext, pageQuery, selectionQuery, sortOf, STALE_COMPARISONS } from "./list-query"
import { type ProofWaits, readProofWaits } from "./proof-waits"
import { waitingOf } from "./waiting"

type Row = Pick<Project, "id" | "order_id" | "name" | "po_number" | "stage_id" | "billing_state" | "in_hands_date"> & {
  created_at: Date
  last_activity_at: Date
  compared_request_id: string | null
  compared_key: string | null
  differs: boolean
  current_amount: string | null
  changes: DocumentChange[]
  sort_value: string
  display_id: number | null
  custom_display_id: string | null
  is_draft_order: boolean
  order_status: string
  order_currency: string
  client: string | null
  owner_user_id: string | null
  owner_name: string | null
  request_id: string | null
  request_state: RequestState | null
  request_version: number | null
  request_amount: string | null
  request_currency: string | null
  request_sha256: string | null
  requested_at: Date | null
  closed_at: Date | null
  /** The order's key of this moment where the newest request is to be compared with it, else null. */
  freshness: string | null
  last_opened_at: Date | null
  last_shared_at: Date | null
  unread_messages: number
  /** Since when a client waits for an answer to a message. */
  unanswered_since: Date | null
  quote_requested_at: Date | null
  pieces: number
  shipping: Shipping
}

/** A listed project, with what differs from its newest request. */
export type ProjectGlance = { project: ListedProject; changes: DocumentChange[] }

const contextOf = async (container: MedusaContainer, staff_id = ""): Promise<ListContext> => {
  const { settings } = portalServices(container)
  return {
    stages: await settings.getStages(),
    trust_cart_metadata: settings.options.orders.trust_cart_metadata,
    staff_id,
  }
}

const comparableOf = ({ id, order_id, request_id, request_sha256, freshness }: Row): Comparable | null =>
  request_id && request_sha256 && freshness ? { id, order_id, request_id, request_sha256, freshness } : null

const isCompared = (row: Row): boolean =>
  row.compared_request_id === row.request_id && row.compared_key === row.freshness

/** What an open newest request waits for at the shop, as an approval rule sees it, and what proofs wait for. */
type ShownRow = Row & {
  rule_waiting: RuleWaiting | null
  proof_waits: ProofWaits | null
  checklist: readonly ChecklistItem[]
  signals: EngagementSignal[]
}

/** A project that was never shared has no signals; one that was shared just now may not be known to reports yet. */
const signalsOfRow = (row: Row, engaged: OrderEngagement | undefined): EngagementSignal[] =>
  signalsOf(
    {
      sent_at: engaged?.sent_at ?? row.last_shared_at,
      first_view_at: engaged?.first_view_at ?? null,
      last_view_at: engaged?.last_view_at ?? null,
      recent_views: engaged?.recent_views ?? 0,
      recent_downloads: engaged?.recent_downloads ?? 0,
      request:
        row.request_version !== null && row.requested_at
          ? { version: row.request_version, requested_at: row.requested_at, is_open: row.request_state === "open" }
          : null,
      is_decided:
        row.order_status === "canceled" ||
        (row.request_state === null ? !row.is_draft_order : row.request_state !== "open"),
    },
    new Date(),
  )

/** The rows as they are shown at this moment. */
const toShown = async (container: MedusaContainer, rows: Row[]): Promise<ShownRow[]> => {
  const open = rows.flatMap(({ request_id, request_state }) =>
    request_id && request_state === "open" ? [request_id] : [],
  )
  const order_ids = rows.map(({ order_id }) => order_id)
  const [compared, waits, proofs, checklists, engaged] = await Promise.all([
    withComparisons(container, rows),
    readStaffWaits(container, open),
    readProofWaits(container, order_ids),
    readChecklists(container, order_ids),
    whileReachable(container, async (one) => await one.readOrders(order_ids), new Map<string, OrderEngagement>()),
  ])
  return compared.map((row) => {
    const checklist = checklists.get(row.order_id)
    return {
      ...row,
      rule_waiting: waits.get(row.request_id ?? "") ?? null,
      proof_waits: proofs.get(row.order_id) ?? null,
      checklist: checklist ? checklistOf(checklist.facts) : [],
      signals: signalsOfRow(row, engaged.get(row.order_id)),
    }
  })
}

/** The rows with comparisons of this moment: only orders that changed since the last one are read. */
const withComparisons = async (container: MedusaContainer, rows: Row[]): Promise<Row[]> => {
  const stale = rows.flatMap((row) => (isCompared(row) ? [] : (comparableOf(row) ?? [])))
  if (stale.length === 0) return rows
  const found = await compareWithRequests(container, stale)
  return rows.map((row) => ({ ...row, ...found.get(row.id) }))
}

const differenceOf = (row: Row): VersionDifference | null => {
  const { request_version, request_amount, request_currency, current_amount } = row
  if (!comparableOf(row) || !row.differs) return null
  if (request_version === null || request_amount === null || request_currency === null || current_amount === null)
    return null
  return {
    approved: row.request_state === "approved",
    version: request_version,
    version_amount: request_amount,
    current_amount,
    currency_code: row.order_currency,
  }
}

const toGlance = (row: ShownRow, { stages }: ListContext): ProjectGlance[] => {
  const stage = stages[currentStageIndex(stages, row.stage_id, row.shipping)]
  if (!stage) return []
  const difference = differenceOf(row)
  const status = projectStatusOf({
    is_canceled: row.order_status === "canceled",
    is_draft: row.is_draft_order,
    request_state: row.request_state,
    is_changed_since_approval: difference?.approved === true,
    billing_state: row.billing_state,
    shipping: row.shipping,
  })
  const project = {
    id: row.id,
    order_id: row.order_id,
    is_draft: row.is_draft_order,
    number: row.custom_display_id ?? (row.display_id === null ? row.order_id : String(row.display_id)),
    name: row.name,
    po_number: row.po_number,
    client: row.client,
    pieces: row.pieces,
    owner: row.owner_user_id && row.owner_name ? { id: row.owner_user_id, name: row.owner_name } : null,
    status,
    waiting: waitingOf({ ...row, status, needs_new_request: difference !== null }),
    difference,
    stage: { id: stage.id, name: stage.name, color: stage.color },
    in_hands_date: row.in_hands_date,
    created_at: row.created_at.toISOString(),
    last_activity_at: row.last_activity_at.toISOString(),
    last_opened_at: row.last_opened_at?.toISOString() ?? null,
    unread_messages: row.unread_messages,
    signals: row.signals,
  }
  return [{ project, changes: difference ? row.changes : [] }]
}

const COMPARED_STATUSES = new Set<ProjectStatus>(["changed_after_approval", "approved", "ready_for_billing"])

const readGlances = async (container: MedusaContainer, context: ListContext, query: Sql): Promise<ProjectGlance[]> => {
  const rows = await toShown(container, await runSql<Row>(container, query))
  return rows.flatMap((row) => toGlance(row, context))
}

/**
 * A page of the project list. Paging is by the last row's value and id, so rows that others change meanwhile neither
 * hide nor repeat those that did not change.
 * @param staff_id whose unread messages are counted
 * @throws invalid_request for a cursor of another list
 */
export const readProjectList = async (
  container: MedusaContainer,
  query: ProjectListQuery,
  staff_id: string,
): Promise<ProjectList> => {
  const context = await contextOf(container, staff_id)
  const select = pageQuery(query, context)
  // These statuses, too, depend on how the order compares with its newest request.
  if (query.needs_new_request !== undefined || query.status?.some((status) => COMPARED_STATUSES.has(status)))
    await compareWithRequests(container, await runSql<Comparable>(container, { text: STALE_COMPARISONS, bindings: [] }))
  const [rows, [total]] = await Promise.all([
    runSql<Row>(container, select),
    runSql<{ count: number }>(container, countQuery(query, context)),
  ])
  const { by } = sortOf(query)
  const page = pageOf(rows, query, ({ sort_value, id }) => encodeCursor({ by, value: sort_value, id }))
  const shown = await toShown(container, page.rows)
  return {
    projects: shown.flatMap((row) => toGlance(row, context)).map(({ project }) => project),
    count: total?.count ?? 0,
    next: page.next,
    previous: page.previous,
  }
}

/** A customer's projects, those of the newest orders first; at most `limit`. */
export const readCustomerProjects = async (
  container: MedusaContainer,
  customer_id: string,
  limit: number,
): Promise<ListedProject[]> => {
  const context = await contextOf(container)
  const condition = { text: "o.customer_id = ?", bindings: [customer_id] }
  return (await readGlances(container, context, selectionQuery(condition, limit, context))).map(
    ({ project }) => project,
  )
}

/** The projects of some orders as the list knows them, in no order; without those that do not exist. */
export const readOrderProjects = async (
  container: MedusaContainer,
  order_ids: readonly string[],
  staff_id = "",
): Promise<ListedProject[]> => {
  const context = await contextOf(container, staff_id)
  const condition = { text: "p.order_id = ANY (?)", bindings: [[...order_ids]] }
  return (await readGlances(container, context, selectionQuery(condition, order_ids.length, context))).map(
    ({ project }) => project,
  )
}

/** One project as the list knows it; null for an unknown one, or one whose order was deleted. */
export const readProjectGlance = async (
  container: MedusaContainer,
  by: { id: string } | { order_id: string },
  staff_id: string,
): Promise<ProjectGlance | null> => {
  const context = await contextOf(container, staff_id)
  const condition =
    "id" in by ? { text: "p.id = ?", bindings: [by.id] } : { text: "p.order_id = ?", bindings: [by.order_id] }
  return (await readGlances(container, context, selectionQuery(condition, 1, context)))[0] ?? null
}
