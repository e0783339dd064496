import { piecesOf, type QuoteRequestContent } from "../contracts"
import type { I18n } from "../messages/i18n"

/** What a client asked a quote for, as its mails list it. */
export interface RequestedFactsProps {
  /** At least one. */
  lines: readonly { what: string; pieces: number }[]
  /** ISO day; null where the client named none. */
  in_hands_date: string | null
}

export const toRequestedFacts = ({ lines, in_hands_date }: QuoteRequestContent): RequestedFactsProps => ({
  lines: lines.map((line) => ({ what: line.product, pieces: piecesOf(line) ?? 0 })),
  in_hands_date,
})

/** What a mail lists; more is on the quote's page. */
const LISTED = 10

export const requestedLineText = (
  { what, pieces }: RequestedFactsProps["lines"][number],
  { t, number }: I18n,
): string => t("quote_requested.line", { n: number(pieces), what })

/** Lines and in-hands date of a quote request as facts of a mail. */
export const requestedFacts = ({ lines, in_hands_date }: RequestedFactsProps, i18n: I18n) => {
  const { t, number, day } = i18n
  const more = lines.length - LISTED
  const label = t("quote_requested.fact.line")
  return [
    ...lines.slice(0, LISTED).map((line) => ({ label, value: requestedLineText(line, i18n) })),
    ...(more > 0 ? [{ label, value: t("quote_requested.more", { count: more, n: number(more) }) }] : []),
    ...(in_hands_date ? [{ label: t("quote_requested.fact.in_hands"), value: day(in_hands_date) }] : []),
  ]
}
