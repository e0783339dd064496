import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN } from "@medusajs/framework/utils"
import type { InvoiceMoney, InvoiceState } from "../contracts"
import { dayIn } from "../contracts/end-of-day"
import { portalError } from "../lib/portal-error"
import { portalServices } from "../lib/services"
import { invoiceMoney, invoiceStateOf } from "../modules/invoice/invoice-state"
import type { InvoiceRow } from "../modules/invoice/rows"
import { type OrderPayment, readPayments } from "./read-payments"

/** An invoice or credit note with what is owed on it. */
export type OrderInvoice = InvoiceRow & { money: InvoiceMoney; state: InvoiceState }

export type OrderInvoices = {
  /** Newest first: drafts, then issued ones by their date. Credit notes are among them. */
  invoices: OrderInvoice[]
  /** Newest first. */
  payments: OrderPayment[]
  /** The calendar day in the shop's time zone that states were worked out for. */
  today: string
}

/** Money on its way by bank debit, by invoice. */
type Processing = { invoice_id: string; amount: string }

const PROCESSING = `
  SELECT c.invoice_id, sum(c.amount::numeric)::text AS amount
    FROM portal_checkout_part c JOIN portal_checkout k ON k.id = c.checkout_id AND k.deleted_at IS NULL
   WHERE c.order_id = ANY (?) AND c.is_open AND k.state = 'processing' AND c.deleted_at IS NULL
   GROUP BY c.invoice_id`

const isCreditOf = (row: InvoiceRow, invoice_id: string): boolean =>
  row.kind === "credit_note" && row.corrects_id === invoice_id && row.issued_at !== null && row.voided_at === null

const sumOf = (amounts: readonly string[]): string => MathBN.sum(0, ...amounts).toFixed()

/**
 * Adds money and state. Pure.
 * @param today the calendar day in the shop's time zone
 */
export const withMoney = (
  rows: readonly InvoiceRow[],
  payments: readonly OrderPayment[],
  processing: readonly Processing[],
  today: string,
): OrderInvoice[] =>
  rows.map((row): OrderInvoice => {
    const credits = rows.filter((other) => isCreditOf(other, row.id)).map(({ total }) => total)
    const paid = payments.filter(({ invoice_id }) => invoice_id === row.id)
    const on_its_way = processing.filter(({ invoice_id }) => invoice_id === row.id)
    const money = invoiceMoney({
      currency_code: row.currency_code,
      total: row.total,
      credited: sumOf(credits),
      captured: sumOf(paid.map(({ captured }) => captured)),
      returned: sumOf(paid.map(({ refunded }) => refunded)),
      disputed: sumOf(paid.map(({ disputed }) => disputed)),
      processing: sumOf(on_its_way.map(({ amount }) => amount)),
    })
    const { kind, due_on } = row
    const state = invoiceStateOf({
      kind,
      due_on,
      is_issued: row.issued_at !== null,
      is_void: row.voided_at !== null,
      money,
      today,
    })
    return { ...row, money, state }
  })

const newestFirst = (a: InvoiceRow, b: InvoiceRow): number => {
  const [issued, other] = [a.issued_at?.getTime() ?? Infinity, b.issued_at?.getTime() ?? Infinity]
  if (issued !== other) return issued < other ? 1 : -1
  return b.created_at.getTime() - a.created_at.getTime() || (a.id < b.id ? 1 : -1)
}

/**
 * Invoices, credit notes and payments of orders with the money that really moved: Medusa's captures less its refunds and
 * what Stripe took back in disputes. Drafts are among them; a client must never be given one.
 */
export const readOrderInvoices = async (
  container: MedusaContainer,
  order_id: string | readonly string[],
): Promise<OrderInvoices> => {
  const { invoices, settings } = portalServices(container)
  const ids = typeof order_id === "string" ? [order_id] : order_id
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const [rows, payments, processing, shop] = await Promise.all([
    invoices.listOfOrders(ids),
    readPayments(container, ids),
    knex.raw<{ rows: Processing[] }>(PROCESSING, [[...ids]]),
    settings.getShop(),
  ])
  const today = dayIn(shop.time_zone, new Date())
  return { invoices: withMoney(rows, payments, processing.rows, today).sort(newestFirst), payments, today }
}

/** One of an order's invoices with its money. @throws MedusaError not_found */
export const readInvoice = async (
  container: MedusaContainer,
  id: string,
): Promise<{ invoice: OrderInvoice } & OrderInvoices> => {
  const { order_id } = await portalServices(container).invoices.getInvoice(id)
  const read = await readOrderInvoices(container, order_id)
  const invoice = read.invoices.find((one) => one.id === id)
  if (!invoice) throw portalError("not_found", "This invoice does not exist.")
  return { ...read, invoice }
}
