import type { DocumentTotals, OrderContent } from "../../contracts"
import type { DocumentI18n, DocumentKey } from "../../messages/document-words"
import type { Paper, Table } from "../paper"
import { addressOf, cell, factsOf, partiesOf, sizesLine, strongCell } from "./frame"

/* What quote and sales order have in common: both print the document that a client approves. */

const isZero = (amount: string): boolean => Number(amount) === 0

/** What is taken off, as it is taken off. */
const negative = (amount: string): string => (amount.startsWith("-") ? amount.slice(1) : `-${amount}`)

const hasTaxIncluded = ({ sections }: OrderContent): boolean =>
  sections.some(({ lines }) => lines.some((line) => line.tax_included))

/** The lines by heading, with the sizes of a line in one line below it. */
export const linesTable = (content: OrderContent, i18n: DocumentI18n): Table => {
  const money = (amount: string) => i18n.money(amount, content.currency_code)
  // Said once below the sums where it is true of all of them.
  const isMixed = content.sections.some(({ lines }) => lines.some((line) => !line.tax_included))
  const included = isMixed && hasTaxIncluded(content) ? i18n.t("document.tax_included") : null
  return {
    title: null,
    columns: [
      { label: i18n.t("document.item"), is_number: false },
      { label: i18n.t("document.quantity"), is_number: true },
      { label: i18n.t("document.unit_price"), is_number: true },
      { label: i18n.t("document.amount"), is_number: true },
    ],
    groups: content.sections.map(({ title, lines }) => ({
      title,
      rows: lines.map((line) => [
        strongCell(line.title, [
          line.details,
          sizesLine(i18n, line.sizes),
          line.note,
          line.tax_included ? included : null,
        ]),
        cell(i18n.number(line.quantity)),
        cell(money(line.unit_price)),
        cell(money(line.total)),
      ]),
    })),
  }
}

/** The document's own sums: none of them is worked out here. */
export const totalsOf = (totals: DocumentTotals, currency: string, i18n: DocumentI18n): Paper["sums"] => {
  const sum = (key: DocumentKey, amount: string, is_strong = false) => ({
    label: i18n.t(key),
    value: i18n.money(amount, currency),
    is_strong,
  })
  const unlessZero = (key: DocumentKey, amount: string, shown = amount) => (isZero(amount) ? [] : [sum(key, shown)])
  return [
    sum("document.subtotal", totals.subtotal),
    ...unlessZero("document.returned", totals.returned, negative(totals.returned)),
    ...unlessZero("document.discount", totals.discount, negative(totals.discount)),
    ...(totals.credited ? [sum("document.credit", negative(totals.credited))] : []),
    ...unlessZero("document.shipping", totals.shipping),
    ...unlessZero("document.tax", totals.tax),
    sum("document.total", totals.total, true),
    ...unlessZero("document.total_includes_tax", totals.tax_included),
  ]
}

/** Order, project and who they are for. */
export const orderHead = (content: OrderContent, i18n: DocumentI18n): Pick<Paper, "facts" | "parties"> => {
  const bill_to = addressOf(i18n, content.billing_address)
  return {
    facts: factsOf(i18n, [
      ["document.project", content.project_name],
      ["document.po", content.po_number],
      ["document.in_hands", content.in_hands_date && i18n.day(content.in_hands_date)],
      ["document.shipping_method", content.shipping_methods.join(", ")],
    ]),
    parties: partiesOf(i18n, [
      {
        key: "document.bill_to",
        lines:
          bill_to.length > 0 ? bill_to : [content.customer.name, content.customer.email].flatMap((line) => line || []),
      },
      { key: "document.ship_to", lines: addressOf(i18n, content.shipping_address) },
    ]),
  }
}
