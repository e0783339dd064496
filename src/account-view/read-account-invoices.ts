import type { MedusaContainer } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import {
  type AccountInvoice,
  type AccountInvoices,
  type AccountInvoicesQuery,
  type Ageing,
  type InvoiceRow,
  invoiceQuerySchema,
} from "../contracts"
import { readInvoiceList } from "../invoice-list/read-invoice-list"
import { payBlocked } from "../invoice-view/invoice-tile"
import { readPayUnavailable } from "../invoice-view/pay-available"
import { toMoney } from "../lib/money"
import { type Sql, sql } from "../lib/sql"
import { refreshAccount } from "./index-orders"
import type { AccountReader, AccountScope } from "./orders-query"
import { type FrameContent, readFrame } from "./read-frame"

/** Issued invoices of orders that the account shows. */
const scopeOf = ({ customer_id, channel }: AccountScope): Sql[] => [
  sql("o.deleted_at IS NULL"),
  sql("o.customer_id = ?", customer_id),
  sql("coalesce(o.sales_channel_id, '') = ?", channel),
  sql("i.issued_at IS NOT NULL"),
  sql("EXISTS (SELECT FROM portal_account_order a WHERE a.order_id = o.id AND a.customer_id = o.customer_id)"),
]

const toInvoice = (row: InvoiceRow, canPay: boolean): AccountInvoice[] => {
  const { id, kind, purpose, number, state, issued_at, due_on, money, project } = row
  if (number === null || issued_at === null) return []
  const order = { id: project.order_id, number: project.number, name: project.name }
  return [{ id, kind, purpose, number, state, issued_at, due_on, money, pay_blocked: payBlocked(row, canPay), order }]
}

const toOwed = ({ currency_code, not_due, total }: Ageing): AccountInvoices["owed"][number] => ({
  currency_code,
  total,
  overdue: toMoney(MathBN.sub(total, not_due), currency_code),
})

type List = Pick<AccountInvoices, "invoices" | "count" | "owed" | "next" | "previous">

const EMPTY: List = { invoices: [], count: 0, owed: [], next: null, previous: null }

const OPEN = "sent,partly_paid,overdue"
/** All of them, of which nothing but the sums is asked for. */
const ALL = invoiceQuerySchema.parse({ limit: "1" })

const readList = async (
  container: MedusaContainer,
  account: AccountScope,
  { q, show, limit, after, before }: AccountInvoicesQuery,
): Promise<List> => {
  const scope = scopeOf(account)
  const filter = invoiceQuerySchema.parse({ ...(q ? { q } : {}), ...(show === "open" ? { state: OPEN } : {}) })
  const [list, all, unavailable] = await Promise.all([
    readInvoiceList(container, { ...filter, limit, after, before }, scope),
    readInvoiceList(container, ALL, scope),
    readPayUnavailable(container),
  ])
  return {
    invoices: list.rows.flatMap((row) => toInvoice(row, unavailable === null)),
    count: list.count,
    owed: all.ageing.map(toOwed),
    next: list.next,
    previous: list.previous,
  }
}

/**
 * A page of the issued invoices of a customer's orders, newest first.
 * @throws invalid_request for a cursor of another list
 */
export const readAccountInvoices = async (
  container: MedusaContainer,
  reader: AccountReader,
  query: AccountInvoicesQuery,
): Promise<FrameContent & Omit<AccountInvoices, keyof FrameContent | "viewer">> => {
  await refreshAccount(container, reader.customer_id)
  const { frame, scope } = await readFrame(container, reader)
  const list = scope === null ? EMPTY : await readList(container, scope, query)
  return { ...frame, ...list, has_statement: frame.channels.length < 2 }
}
