import type { OrderContent } from "../../contracts"
import { dayIn } from "../../contracts/end-of-day"
import type { Paper } from "../paper"
import { factsOf, paperOf, type PaperContext, textsOf } from "./frame"
import { linesTable, orderHead, totalsOf } from "./order-lines"

export type QuoteData = {
  /** As the client approves it: from the pinned bytes of the request. */
  content: OrderContent
  version: number
  asked_at: string
  terms: string | null
}

/** What a client is asked to approve. */
export const quotePaper = ({ content, version, asked_at, terms }: QuoteData, context: PaperContext): Paper => {
  const { i18n, shop } = context
  const head = orderHead(content, i18n)
  return paperOf(context, {
    kind: "document.kind.quote",
    number: content.order_number,
    shown_number: i18n.t("document.number", { number: content.order_number }),
    day: dayIn(shop.time_zone, new Date(asked_at)),
    facts: [
      ...factsOf(i18n, [
        ["document.date", i18n.date(asked_at)],
        ["document.version", i18n.number(version)],
      ]),
      ...head.facts,
    ],
    parties: head.parties,
    tables: [linesTable(content, i18n)],
    sums: totalsOf(content.totals, content.currency_code, i18n),
    texts: textsOf(i18n, [
      ["document.notes", content.notes],
      ["document.terms_text", terms],
    ]),
  })
}
