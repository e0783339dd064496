import type { InvoiceDocument, Party, SummedLine, TaxCategory } from "../../contracts"
import type { DocumentI18n, DocumentKey } from "../../messages/document-words"
import type { Paper } from "../paper"
import {
  addressOf,
  cell,
  factsOf,
  paperOf,
  type PaperContext,
  partiesOf,
  strongCell,
  termsWords,
  textsOf,
} from "./frame"

/** `draft`: a preview of what is not issued yet, which has no number that counts. */
export type InvoiceData = { document: InvoiceDocument; is_draft: boolean }

const partyLines = ({ name, address, email, tax_ids }: Party, i18n: DocumentI18n): string[] => {
  const lines = addressOf(i18n, address)
  return [
    name,
    // The address may begin with the same name.
    ...lines.filter((line, index) => index > 1 || line !== name),
    ...[email].flatMap((line) => line || []),
    ...tax_ids.map(({ scheme, value }) => `${scheme} ${value}`),
  ]
}

/** Why no tax is charged, which an invoice has to say (EN 16931, BT-120). */
const EXEMPTIONS: Partial<Record<TaxCategory, DocumentKey>> = {
  AE: "document.reverse_charge",
  K: "document.intra_community",
  G: "document.export",
}

const exemptionTexts = (document: InvoiceDocument, i18n: DocumentI18n): Paper["texts"] => {
  const categories = new Set(document.totals.taxes.map(({ category }) => category))
  return [...categories].flatMap((category) => {
    const key = EXEMPTIONS[category]
    return key ? [{ title: null, body: i18n.t(key) }] : []
  })
}

/** `hasTaxes`: any line of the document bears a tax, so that there is a column for it. */
const lineRow = (line: SummedLine, hasTaxes: boolean, money: (amount: string) => string, i18n: DocumentI18n) => [
  strongCell(line.title, [
    line.details,
    Number(line.discount) === 0 ? null : i18n.t("document.discount_of", { amount: money(line.discount) }),
    line.is_tax_inclusive && line.taxes.length > 0 ? i18n.t("document.tax_included") : null,
  ]),
  cell(i18n.number(Number(line.quantity))),
  cell(money(line.unit_price)),
  ...(hasTaxes
    ? [cell(line.taxes.map(({ rate }) => i18n.t("document.rate", { rate: i18n.number(Number(rate)) })).join(" + "))]
    : []),
  cell(money(line.net)),
]

const sumsOf = ({ document }: InvoiceData, money: (amount: string) => string, i18n: DocumentI18n): Paper["sums"] => {
  const { totals, kind } = document
  const sum = (label: string, amount: string, is_strong = false) => ({ label, value: money(amount), is_strong })
  return [
    sum(i18n.t("document.subtotal"), totals.net),
    ...totals.taxes.map(({ name, rate, base, amount }) =>
      sum(
        i18n.t("document.tax_on", {
          name: name ?? i18n.t("document.tax"),
          rate: i18n.t("document.rate", { rate: i18n.number(Number(rate)) }),
          base: money(base),
        }),
        amount,
      ),
    ),
    ...(Number(totals.rounding) === 0 ? [] : [sum(i18n.t("document.rounding"), totals.rounding)]),
    sum(i18n.t(kind === "invoice" ? "document.total" : "document.credited"), totals.total, true),
  ]
}

/**
 * An invoice or a credit note, from its issued document alone: parties, numbers and amounts are those of that day.
 */
export const invoicePaper = (data: InvoiceData, context: PaperContext): Paper => {
  const { document, is_draft } = data
  const { i18n } = context
  const money = (amount: string) => i18n.money(amount, document.currency_code)
  const isInvoice = document.kind === "invoice"
  const hasTaxes = document.lines.some(({ taxes }) => taxes.length > 0)
  return paperOf(context, {
    kind: `document.kind.${document.kind}`,
    number: document.number,
    day: document.issued_on,
    shop_name: document.seller.name,
    shop_lines: partyLines(document.seller, i18n).slice(1),
    mark: is_draft ? i18n.t("document.mark.draft") : null,
    facts: factsOf(i18n, [
      ["document.issued", i18n.day(document.issued_on)],
      ["document.due", isInvoice && document.due_on ? i18n.day(document.due_on) : null],
      ["document.terms", isInvoice ? termsWords(document.terms, i18n) : null],
      [
        "document.corrects",
        document.corrects && `${document.corrects.number}\n${i18n.day(document.corrects.issued_on)}`,
      ],
      ["document.po", document.po_number],
      ["document.order", i18n.t("document.number", { number: document.order.number })],
      ["document.project", document.order.project_name],
    ]),
    parties: partiesOf(i18n, [
      { key: "document.bill_to", lines: partyLines(document.buyer, i18n) },
      { key: "document.ship_to", lines: addressOf(i18n, document.delivery_address) },
    ]),
    tables: [
      {
        title: null,
        columns: [
          { label: i18n.t("document.item"), is_number: false },
          { label: i18n.t("document.quantity"), is_number: true },
          { label: i18n.t("document.unit_price"), is_number: true },
          ...(hasTaxes ? [{ label: i18n.t("document.tax"), is_number: true }] : []),
          { label: i18n.t("document.net"), is_number: true },
        ],
        groups: [{ title: null, rows: document.lines.map((line) => lineRow(line, hasTaxes, money, i18n)) }],
      },
    ],
    sums: sumsOf(data, money, i18n),
    texts: [
      ...exemptionTexts(document, i18n),
      ...textsOf(i18n, [
        ["document.notes", document.note],
        ["document.how_to_pay", isInvoice ? document.payment_instructions : null],
      ]),
    ],
    footer: document.footer,
  })
}
