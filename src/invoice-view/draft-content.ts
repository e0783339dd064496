import { MathBN } from "@medusajs/framework/utils"
import type { CreateInvoice, InvoiceLine, Money } from "../contracts"
import { isPayable, toMoney } from "../lib/money"
import { portalError } from "../lib/portal-error"
import type { I18n } from "../messages/i18n"
import type { Order } from "../order-view/order-shape"
import { orderTotals } from "../order-view/totals"
import { askedOfOrder, invoicedOf } from "./invoiced"
import { assertChosen, grossLine, orderLines } from "./order-lines"
import type { OrderInvoice } from "./read-order-invoices"
import type { OrderTaxes } from "./read-taxes"
import { splitByTax } from "./split-by-tax"

/** What the lines of a new invoice are made of. */
export type DraftFacts = {
  order: Order
  taxes: OrderTaxes
  /** All of the order. */
  invoices: readonly OrderInvoice[]
  /** The shop's language: an invoice is the shop's paper. */
  i18n: I18n
}

/** What no invoice has asked for yet of what the order costs now; below zero when the order has become cheaper since. */
export const uninvoicedOf = ({ order, invoices }: Pick<DraftFacts, "order" | "invoices">): Money => {
  const { total } = orderTotals(order)
  return toMoney(MathBN.sub(total, invoicedOf(invoices, order.currency_code)), order.currency_code)
}

const wordsOf = ({ i18n }: DraftFacts) => ({
  shipping: i18n.t("invoice_line.shipping"),
  credit: i18n.t("invoice_line.credit"),
})

const fullLines = (facts: DraftFacts, items: { item_id: string; quantity: number }[] | undefined): InvoiceLine[] => {
  const { order, taxes } = facts
  const chosen = items ? new Map(items.map(({ item_id, quantity }) => [item_id, quantity])) : null
  if (chosen) assertChosen(order, chosen)
  return orderLines(order, taxes, wordsOf(facts), chosen)
}

type Share = Extract<CreateInvoice, { purpose: "deposit" }>["share"]

const depositOf = ({ order }: DraftFacts, share: Share): Money => {
  const { currency_code } = order
  if (share.kind === "amount") {
    if (!isPayable(share.amount, currency_code))
      throw portalError("amount_invalid", `An amount in ${currency_code} cannot be finer than its smallest coin.`)
    return toMoney(share.amount, currency_code)
  }
  if (MathBN.gt(share.percent, 100)) throw portalError("amount_invalid", "A deposit is at most the whole order.")
  return toMoney(MathBN.mult(orderTotals(order).total, MathBN.div(share.percent, 100)), currency_code)
}

/** A deposit bears the order's taxes, each in proportion: tax is due on what is paid in advance. */
const depositLines = (facts: DraftFacts, share: Share): InvoiceLine[] => {
  const { order, taxes, i18n } = facts
  const amount = depositOf(facts, share)
  if (!MathBN.gt(amount, 0)) throw portalError("amount_invalid", "A deposit is more than nothing.")
  if (MathBN.gt(amount, uninvoicedOf(facts)))
    throw portalError("amount_invalid", "The order has less left to invoice than this deposit.")
  const title =
    share.kind === "percent"
      ? i18n.t("invoice_line.deposit_percent", { percent: i18n.number(Number(share.percent)) })
      : i18n.t("invoice_line.deposit")
  return splitByTax(orderLines(order, taxes, wordsOf(facts)), amount, order.currency_code).map((part) =>
    grossLine({ kind: "deposit", title, unit_price: part.amount, taxes: part.taxes }),
  )
}

/** All of the order as it is now, and taken off it again what earlier invoices ask for, tax by tax. */
const balanceLines = (facts: DraftFacts): InvoiceLine[] => {
  const { order, taxes, invoices, i18n } = facts
  const { currency_code } = order
  const taken = askedOfOrder(invoices, currency_code).flatMap(({ invoice, lines, amount }) =>
    splitByTax(lines, amount, currency_code).map((part) =>
      grossLine({
        kind: "deposit",
        title: i18n.t("invoice_line.invoiced_before", { number: invoice.number ?? "" }),
        unit_price: toMoney(MathBN.mult(part.amount, -1), currency_code),
        taxes: part.taxes,
      }),
    ),
  )
  return [...orderLines(order, taxes, wordsOf(facts)), ...taken]
}

/**
 * Lines of a new draft. Pure.
 * @throws MedusaError unknown_line; amount_invalid; nothing_to_invoice where the order asks for nothing more
 */
export const draftLines = (input: CreateInvoice, facts: DraftFacts): InvoiceLine[] => {
  if (input.purpose === "charge") return input.content.lines.map((line) => ({ ...line, kind: "charge", item_ids: [] }))
  if (!MathBN.gt(uninvoicedOf(facts), 0))
    throw portalError("nothing_to_invoice", "Everything that this order costs has been invoiced.")
  if (input.purpose === "deposit") return depositLines(facts, input.share)
  const lines = input.purpose === "full" ? fullLines(facts, input.items) : balanceLines(facts)
  if (lines.length === 0) throw portalError("nothing_to_invoice", "This order has no lines to invoice.")
  return lines
}
