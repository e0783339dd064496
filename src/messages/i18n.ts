import { IntlMessageFormat } from "intl-messageformat"
import { catalogues as ownCatalogues, type Catalogue, type Catalogues, type MessageKey } from "."
import { createMoneyFormat } from "./format-money"
import { isolate } from "./isolate"
import { chooseLocale } from "./locale"

/** Text, and numbers for plural forms. Dates and amounts arrive formatted, so that they read alike everywhere. */
export type MessageValues = Readonly<Record<string, string | number>>

/** How one reader is addressed: words, and numbers and times in the conventions of the reader's region. */
export interface I18n {
  /** For numbers and amounts. */
  readonly locale: string
  /** Of the words; belongs into `lang`. */
  readonly language: string
  readonly dir: "ltr" | "rtl"
  readonly timeZone: string
  /**
   * One message as plain text, which the caller escapes where it goes into HTML (React does).
   * @throws when a value is missing that the message names
   */
  t(key: MessageKey, values?: MessageValues): string
  /** An exact decimal in major units. Never rounded. */
  money(amount: string, currencyCode: string): string
  number(value: number): string
  /** The day of an instant, in the reader's time zone. */
  date(instant: string): string
  /** A calendar day without a time zone ("2026-11-26"). */
  day(isoDay: string): string
  /** Day, time and time zone of an instant. */
  instant(at: string): string
  /** "a, b and c" */
  list(parts: readonly string[]): string
}

export interface I18nOptions {
  /** What the reader may want, most wanted first: the link's locale, the browser's `Accept-Language`, the shop's locale. */
  locales: readonly (string | null)[]
  timeZone: string
  /** Wraps right-to-left values, so that they cannot reorder the sentence. Off where bytes count or tags do the same. */
  isolateValues?: boolean
  catalogues?: Catalogues
}

const RIGHT_TO_LEFT = new Set(["Adlm", "Arab", "Hebr", "Nkoo", "Rohg", "Syrc", "Thaa"])

export const createI18n = (options: I18nOptions): I18n => {
  const { locales, timeZone, isolateValues = false } = options
  const catalogues: Catalogues = options.catalogues ?? ownCatalogues
  const { language, words, numbers } = chooseLocale(locales, catalogues)
  const catalogue = catalogues[language]
  if (!catalogue) throw new Error(`No catalogue for "${language}"`)
  const fence = isolateValues ? isolate : (text: string) => text
  const fenceValue = (value: string | number) => (typeof value === "string" ? fence(value) : value)

  const dateFormat = (style: Intl.DateTimeFormatOptions, zone: string) =>
    lazy(
      () =>
        new Intl.DateTimeFormat(words, { day: "numeric", month: "short", year: "numeric", timeZone: zone, ...style }),
    )
  const money = lazy(() => createMoneyFormat(numbers))
  const number = lazy(() => new Intl.NumberFormat(numbers, { maximumFractionDigits: 6 }))
  const date = dateFormat({}, timeZone)
  const day = dateFormat({ weekday: "short" }, "UTC")
  const instant = dateFormat({ hour: "numeric", minute: "2-digit", timeZoneName: "short" }, timeZone)
  const list = lazy(() => new Intl.ListFormat(words, { style: "long", type: "conjunction" }))

  return {
    locale: numbers,
    language,
    dir: RIGHT_TO_LEFT.has(new Intl.Locale(language).maximize().script ?? "") ? "rtl" : "ltr",
    timeZone,
    t: (key, values = {}) => formatMessage(catalogue, language, key, mapValues(values, fenceValue)),
    money: (amount, currencyCode) => fence(money()(amount, currencyCode)),
    number: (value) => number().format(value),
    date: (at) => date().format(new Date(at)),
    day: (isoDay) => day().format(new Date(`${isoDay}T00:00:00Z`)),
    instant: (at) => instant().format(new Date(at)),
    list: (parts) => list().format(parts.map(fence)),
  }
}

/** Compiled messages. Bounded by what there is: the messages of the catalogues. */
const compiled = new WeakMap<Catalogue, Map<MessageKey, IntlMessageFormat>>()

const formatMessage = (catalogue: Catalogue, language: string, key: MessageKey, values: MessageValues): string => {
  const known = compiled.get(catalogue) ?? new Map<MessageKey, IntlMessageFormat>()
  compiled.set(catalogue, known)
  // ignoreTag: "<" is a letter like any other. Messages and their values are text, never markup.
  const format = known.get(key) ?? new IntlMessageFormat(catalogue[key], language, undefined, { ignoreTag: true })
  known.set(key, format)
  return format
    .formatToParts<string>({ ...values })
    .map((part) => String(part.value))
    .join("")
}

const mapValues = <V, W>(record: Readonly<Record<string, V>>, change: (value: V) => W): Record<string, W> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]))

/** Intl objects are slow to make, and most readers need few of them. */
const lazy = <T>(make: () => T): (() => T) => {
  let made: { value: T } | undefined
  return () => (made ??= { value: make() }).value
}
