import { MathBN } from "@medusajs/framework/utils"
import type { InvoiceLine, Money } from "../contracts"
import { toMoney } from "../lib/money"
import { invoiceTotals } from "../modules/invoice/totals"
import type { OrderInvoice } from "./read-order-invoices"

/** Charges are beside the order: they are billed, and are no part of what the order costs. */
const isOfOrder = ({ kind }: Pick<InvoiceLine, "kind">): boolean => kind !== "charge"

/** The part of lines that asks for the order's own total. */
export const orderPart = (lines: readonly InvoiceLine[]): InvoiceLine[] => lines.filter(isOfOrder)

/** Issued and not void. */
export const isStanding = ({ issued_at, voided_at }: Pick<OrderInvoice, "issued_at" | "voided_at">): boolean =>
  issued_at !== null && voided_at === null

export type Asked = {
  invoice: OrderInvoice
  /** Lines of it that are the order's, or a part of the order in advance. */
  lines: InvoiceLine[]
  /** What of the order's total it asks for, less its credit notes and refunds. */
  amount: Money
}

/**
 * What each standing invoice asks for of the order's total. A credit note or refund of an invoice that bills charges as well
 * takes off both in proportion.
 */
export const askedOfOrder = (invoices: readonly OrderInvoice[], currency: string): Asked[] =>
  invoices
    .filter((invoice) => invoice.kind === "invoice" && isStanding(invoice))
    .map((invoice) => {
      const lines = orderPart(invoice.content.lines)
      const whole = MathBN.convert(invoice.money.total)
      const part = MathBN.convert(invoiceTotals(lines, currency).totals.total)
      const taken_back = MathBN.add(invoice.money.credited, invoice.money.refunded)
      const share = whole.isZero() ? 0 : taken_back.times(part.dividedBy(whole))
      return { invoice, lines, amount: toMoney(part.minus(toMoney(share, currency)), currency) }
    })

/** What the standing invoices ask for of the order's total, all together. */
export const invoicedOf = (invoices: readonly OrderInvoice[], currency: string): Money =>
  toMoney(MathBN.sum(0, ...askedOfOrder(invoices, currency).map(({ amount }) => amount)), currency)
