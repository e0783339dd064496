import type { MedusaContainer } from "@medusajs/framework/types"
import type {
  AccountNeed,
  AccountOrder,
  AccountOrders,
  AccountOrdersQuery,
  Project,
  RequestState,
  Stage,
} from "../contracts"
import { openItems, type OrderChecklist } from "../checklist-view/checklist-facts"
import { readChecklists } from "../checklist-view/read-checklists"
import { encodeCursor } from "../lib/cursor"
import { pageOf } from "../lib/keyset"
import { portalServices } from "../lib/services"
import { runSql } from "../lib/sql"
import { linkStateOf } from "../modules/portal-token/link-state"
import type { LinkRow } from "../modules/portal-token/rows"
import { currentStageIndex, projectStatusOf, type Shipping } from "../project-page/status"
import { refreshAccount } from "./index-orders"
import { type AccountReader, type AccountScope, countQuery, pageQuery, sortOf } from "./orders-query"
import { type FrameContent, readFrame } from "./read-frame"

type Row = {
  id: string
  display_id: number | null
  custom_display_id: string | null
  is_draft_order: boolean
  order_status: string
  created_at: Date
  sort_value: string
  name: string | null
  po_number: string | null
  in_hands_date: string | null
  ship_date: string | null
  stage_id: string | null
  billing_state: Project["billing_state"]
  request_state: RequestState | null
  differs: boolean
  pieces: number
  shipping: Shipping
  has_request: boolean
  waiting_proofs: number
  payable_invoices: number
  /** How much the checklist asked for when the order was last indexed. 0 on past orders. */
  missing_items: number
  picture: string | null
}

const needsOf = ({ has_request, waiting_proofs, payable_invoices }: Row): AccountNeed[] => [
  ...(has_request ? (["approve_order"] as const) : []),
  ...(waiting_proofs > 0 ? (["approve_proofs"] as const) : []),
  ...(payable_invoices > 0 ? (["pay_invoice"] as const) : []),
]

const stageOf = ({ stage_id, shipping }: Row, stages: Stage[]): AccountOrder["stage"] => {
  if (stage_id === null) return null
  const index = currentStageIndex(stages, stage_id, shipping)
  const stage = stages[index]
  return stage ? { id: stage.id, name: stage.name, color: stage.color, index } : null
}

const toOrder = (row: Row, stages: Stage[], checklist: OrderChecklist | undefined): AccountOrder => ({
  id: row.id,
  kind: row.is_draft_order ? "quote" : "order",
  number: row.custom_display_id ?? (row.display_id === null ? row.id : String(row.display_id)),
  name: row.name,
  po_number: row.po_number,
  picture: row.picture,
  pieces: row.pieces,
  in_hands_date: row.in_hands_date,
  ship_date: row.ship_date,
  created_at: row.created_at.toISOString(),
  status: projectStatusOf({
    is_canceled: row.order_status === "canceled",
    is_draft: row.is_draft_order,
    request_state: row.request_state,
    is_changed_since_approval: row.request_state === "approved" && row.differs,
    billing_state: row.billing_state,
    shipping: row.shipping,
  }),
  stage: stageOf(row, stages),
  needs: needsOf(row),
  missing: checklist ? openItems(checklist).map(({ kind }) => kind) : [],
})

type List = Pick<AccountOrders, "orders" | "count" | "next" | "previous">

const EMPTY: List = { orders: [], count: 0, next: null, previous: null }

const readPage = async (
  container: MedusaContainer,
  scope: AccountScope,
  query: AccountOrdersQuery & { contact_email: string | undefined },
  stages: Stage[],
): Promise<List> => {
  const { trust_cart_metadata } = portalServices(container).settings.options.orders
  const [rows, [total]] = await Promise.all([
    runSql<Row>(container, pageQuery(scope, query, trust_cart_metadata)),
    runSql<{ count: number }>(container, countQuery(scope, query)),
  ])
  const { by } = sortOf(query)
  const page = pageOf(rows, query, ({ sort_value, id }) => encodeCursor({ by, value: sort_value, id }))
  // A checklist is long to read, and most orders lack nothing.
  const lacking = page.rows.filter(({ missing_items }) => missing_items > 0).map(({ id }) => id)
  const checklists = await readChecklists(container, lacking)
  return {
    orders: page.rows.map((row) => toOrder(row, stages, checklists.get(row.id))),
    count: total?.count ?? 0,
    next: page.next,
    previous: page.previous,
  }
}

const isActive = (link: LinkRow): boolean => linkStateOf(link, link.read_at) === "active"

/**
 * A page of a customer's orders: those that were placed, and quotes that were shared with anyone. Paging is by the last
 * row's value and id, so rows that others change meanwhile neither hide nor repeat those that did not change.
 * @throws invalid_request for a cursor of another list
 */
export const readAccountOrders = async (
  container: MedusaContainer,
  reader: AccountReader,
  query: AccountOrdersQuery,
): Promise<FrameContent & Omit<AccountOrders, keyof FrameContent | "viewer">> => {
  const { customer_id } = reader
  const { settings, tokens } = portalServices(container)
  await refreshAccount(container, customer_id)
  const [{ frame, scope }, stages, links] = await Promise.all([
    readFrame(container, reader),
    settings.getStages(),
    tokens.listLinks({ customer_id }),
  ])
  const people = links.filter(isActive)
  const contact = people.find(({ id }) => id === query.contact)
  // A contact that the account does not have has no orders.
  const isUnknown = query.contact !== undefined && contact === undefined
  const list =
    scope === null || isUnknown
      ? EMPTY
      : await readPage(container, scope, { ...query, contact_email: contact?.recipient_email }, stages)
  return {
    ...frame,
    ...list,
    stages: stages.map(({ id, name, color }) => ({ id, name, color })),
    contacts: people.map(({ id, recipient_name }) => ({ id, name: recipient_name })),
  }
}
