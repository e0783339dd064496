import type { MedusaContainer } from "@medusajs/framework/types"
import {
  type Ageing,
  type InvoiceFilter,
  type InvoiceKind,
  type InvoiceList,
  type InvoicePurpose,
  type InvoiceQuery,
  type InvoiceRow,
  type InvoiceState,
} from "../contracts"
import { dayIn } from "../contracts/end-of-day"
import { encodeCursor } from "../lib/cursor"
import { pageOf } from "../lib/keyset"
import { toMoney } from "../lib/money"
import { portalServices } from "../lib/services"
import { runSql, type Sql } from "../lib/sql"
import { invoiceMoney } from "../modules/invoice/invoice-state"
import { listQuery, pageQuery, sortOf } from "./list-query"

type Row = {
  id: string
  kind: InvoiceKind
  purpose: InvoicePurpose
  number: string | null
  currency_code: string
  issued_at: Date | null
  due_on: string | null
  created_at: Date
  project_id: string
  order_id: string
  project_name: string
  display_id: number | null
  custom_display_id: string | null
  client: string | null
  total: string
  credited: string
  captured: string
  returned: string
  disputed: string
  processing: string
  state: InvoiceState
  sort_value: string
}

const toRow = (row: Row): InvoiceRow => ({
  id: row.id,
  kind: row.kind,
  purpose: row.purpose,
  number: row.number,
  state: row.state,
  project: {
    id: row.project_id,
    order_id: row.order_id,
    number: row.custom_display_id ?? (row.display_id === null ? row.order_id : String(row.display_id)),
    name: row.project_name,
  },
  client: row.client,
  issued_at: row.issued_at?.toISOString() ?? null,
  due_on: row.due_on,
  money: invoiceMoney(row),
  created_at: row.created_at.toISOString(),
})

/** Invoices of one currency that match. */
type Totals = Ageing & { count: number; owed: number }

/** Sums as the database writes them, in the currency's minor unit. */
const toAgeing = ({ currency_code, ...sums }: Totals): Ageing => {
  const money = (amount: string) => toMoney(amount, currency_code)
  return {
    currency_code,
    not_due: money(sums.not_due),
    days_1_30: money(sums.days_1_30),
    days_31_60: money(sums.days_31_60),
    days_61_90: money(sums.days_61_90),
    days_over_90: money(sums.days_over_90),
    total: money(sums.total),
  }
}

const todayOf = async (container: MedusaContainer): Promise<string> => {
  const { time_zone } = await portalServices(container).settings.getShop()
  return dayIn(time_zone, new Date())
}

type Page = Pick<InvoiceList, "rows" | "next" | "previous">
type Query = InvoiceFilter & Pick<InvoiceQuery, "limit" | "after" | "before">

const toPage = (found: Row[], query: Query): Page => {
  const { by } = sortOf(query)
  const page = pageOf(found, query, ({ sort_value, id }) => encodeCursor({ by, value: sort_value, id }))
  return { ...page, rows: page.rows.map(toRow) }
}

type ListRow = { totals: Totals[] } & (Row | { id: null })

/**
 * A page of the invoices of all projects, with what is owed of all that match by age. Paging is by the last row's value and
 * id, as in the project list.
 * @param scope conditions that hold beside the filter (list-query.ts)
 * @throws invalid_request for a cursor of another list
 */
export const readInvoiceList = async (
  container: MedusaContainer,
  query: InvoiceQuery,
  scope: readonly Sql[] = [],
): Promise<InvoiceList> => {
  const found = await runSql<ListRow>(container, listQuery(query, await todayOf(container), scope))
  const totals = found[0]?.totals ?? []
  const page = toPage(
    found.flatMap((row) => (row.id === null ? [] : [row])),
    query,
  )
  const count = totals.reduce((sum, one) => sum + one.count, 0)
  return { ...page, count, has_more: page.next !== null, ageing: totals.filter(({ owed }) => owed > 0).map(toAgeing) }
}

const EXPORT_PAGE = 500

/** All invoices that match, page after page; never more than one page is held. */
export async function* readAllInvoices(
  container: MedusaContainer,
  filter: InvoiceFilter,
): AsyncGenerator<InvoiceRow[]> {
  const today = await todayOf(container)
  let after: string | undefined
  do {
    const query = { ...filter, limit: EXPORT_PAGE, after }
    const { rows, next } = toPage(await runSql<Row>(container, pageQuery(query, today)), query)
    yield rows
    after = next ?? undefined
  } while (after !== undefined)
}
