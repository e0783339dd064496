import type { DueTerms, Money, OrderContent } from "../../contracts"
import type { Paper } from "../paper"
import { factsOf, paperOf, type PaperContext, termsWords, textsOf } from "./frame"
import { linesTable, orderHead, totalsOf } from "./order-lines"

export type SalesOrderData = {
  content: OrderContent
  /** Medusa's own, raised with each change. */
  version: number
  /** Day whose data this is. */
  as_of: string
  is_canceled: boolean
  /** The customer's payment terms as they are today. */
  terms: DueTerms
  paid: Money
  owed: Money
}

/** The order as it is today, with the day and the revision that it shows. */
export const salesOrderPaper = (data: SalesOrderData, context: PaperContext): Paper => {
  const { content, version, as_of, is_canceled, terms, paid, owed } = data
  const { i18n } = context
  const head = orderHead(content, i18n)
  const money = (amount: Money) => i18n.money(amount, content.currency_code)
  const isPaidInPart = Number(paid) !== 0
  return paperOf(context, {
    kind: "document.kind.sales_order",
    number: content.order_number,
    shown_number: i18n.t("document.number", { number: content.order_number }),
    day: as_of,
    mark: is_canceled ? i18n.t("document.mark.canceled") : null,
    facts: [
      ...factsOf(i18n, [
        ["document.as_of", i18n.day(as_of)],
        ["document.revision", i18n.number(version)],
      ]),
      ...head.facts,
      ...factsOf(i18n, [["document.terms", termsWords(terms, i18n)]]),
    ],
    parties: head.parties,
    tables: [linesTable(content, i18n)],
    sums: [
      ...totalsOf(content.totals, content.currency_code, i18n),
      ...(isPaidInPart
        ? [
            { label: i18n.t("document.paid"), value: money(paid), is_strong: false },
            { label: i18n.t("document.owed"), value: money(owed), is_strong: true },
          ]
        : []),
    ],
    texts: textsOf(i18n, [["document.notes", content.notes]]),
  })
}
