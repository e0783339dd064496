import type { Address, DueTerms, Shop } from "../../contracts"
import type { DocumentI18n, DocumentKey } from "../../messages/document-words"
import type { Cell, Paper } from "../paper"
import { addressLines } from "./address-lines"

/** Whose document it is, and for whom it is written. */
export type PaperContext = { shop: Shop; i18n: DocumentI18n; logo_ratio: number | null }

/** Where US Letter is used (CLDR, supplemental data `paperSize`). */
const LETTER = new Set(["BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"])

const isArabicDigits = (locale: string): boolean =>
  new Intl.NumberFormat(locale).resolvedOptions().numberingSystem === "arab"

const dateOf = (day: string): Paper["date"] => {
  const [year = 1970, month = 1, date = 1] = day.split("-").map(Number)
  return { year, month, day: date }
}

const shopLines = ({ contact }: Shop): string[] => [
  ...(contact.address?.split("\n").map((line) => line.trim()) ?? []),
  ...[[contact.phone, contact.email].filter(Boolean).join(" · "), contact.website].flatMap((line) => line || []),
]

type Given = Partial<Pick<Paper, "mark" | "facts" | "parties" | "tables" | "sums" | "texts">> & {
  kind: DocumentKey & `document.kind.${string}`
  number: string
  /** The number as the document shows it, where that is more than the number alone. */
  shown_number?: string
  /** The day that the document is of. */
  day: string
  /** In place of the shop's own: whose document it is may be pinned with it. */
  footer?: string | null
  shop_name?: string
  shop_lines?: string[]
}

/** A document of the shop's, with what all of them have. */
export const paperOf = ({ shop, i18n, logo_ratio }: PaperContext, given: Given): Paper => {
  const { kind, number, day, footer, shop_name, shop_lines, shown_number, ...content } = given
  const heading = i18n.t(kind)
  const region = new Intl.Locale(i18n.locale).maximize().region ?? ""
  return {
    lang: i18n.language,
    dir: i18n.dir,
    page: LETTER.has(region) ? "us-letter" : "a4",
    page_numbers: isArabicDigits(i18n.locale) ? "١ / ١" : "1 / 1",
    title: `${heading} ${number}`,
    date: dateOf(day),
    shop: { name: shop_name ?? shop.name, lines: shop_lines ?? shopLines(shop), accent: shop.accent, logo_ratio },
    heading,
    number: shown_number ?? number,
    mark: null,
    facts: [],
    parties: [],
    tables: [],
    sums: [],
    texts: [],
    footer: footer ?? shop.footer_text,
    ...content,
  }
}

export const cell = (text: string, notes: (string | null)[] = []): Cell => ({
  text,
  notes: notes.flatMap((note) => note?.trim() || []),
  is_strong: false,
})

export const strongCell = (text: string, notes: (string | null)[] = []): Cell => ({
  ...cell(text, notes),
  is_strong: true,
})

/** Facts that are known, with their labels. */
export const factsOf = (i18n: DocumentI18n, facts: [DocumentKey, string | null][]): Paper["facts"] =>
  facts.flatMap(([key, value]) => (value ? [{ label: i18n.t(key), value }] : []))

export const textsOf = (i18n: DocumentI18n, texts: [DocumentKey, string | null][]): Paper["texts"] =>
  texts.flatMap(([key, body]) => (body?.trim() ? [{ title: i18n.t(key), body: body.trim() }] : []))

type Named = { key: DocumentKey; lines: string[] }

export const partiesOf = (i18n: DocumentI18n, parties: Named[]): Paper["parties"] =>
  parties.flatMap(({ key, lines }) => (lines.length > 0 ? [{ label: i18n.t(key), lines }] : []))

export const addressOf = (i18n: DocumentI18n, address: Address | null): string[] =>
  address ? addressLines(address, i18n.locale) : []

/** "S 12 · M 24": the sizes of a line as they stand in one line. */
export const sizesLine = (i18n: DocumentI18n, sizes: { label: string; quantity: number }[]): string | null =>
  sizes.length === 0
    ? null
    : sizes.map(({ label, quantity }) => i18n.t("document.size", { label, n: i18n.number(quantity) })).join(" · ")

/** When payment is due. */
export const termsWords = (terms: DueTerms, i18n: DocumentI18n): string =>
  terms.kind === "net"
    ? i18n.t("document.due.net", { count: terms.days, n: i18n.number(terms.days) })
    : i18n.t(`document.due.${terms.kind}`)
