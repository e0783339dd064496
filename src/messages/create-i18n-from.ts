import { IntlMessageFormat } from "intl-messageformat"
import type { MessageKey } from "."
import { createMoneyFormat } from "./format-money"
import { isolate } from "../contracts/isolate"
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
  /** Whether there is such a message, for keys that are put together from data. */
  has(key: string): key is MessageKey
  /** An exact decimal in major units. Never rounded. */
  money(amount: string, currencyCode: string): string
  number(value: number): string
  /** The day of an instant, in the reader's time zone. */
  date(instant: string): string
  /** A calendar day without a time zone ("2026-11-26"). */
  day(isoDay: string): string
  /** Day, time and time zone of an instant. */
  instant(at: string): string
  /** Weekday, day, time and time zone of an instant near enough that its year goes without saying. */
  deadline(at: string): string
  /** "a, b and c" */
  list(parts: readonly string[]): string
}

export interface ReaderOptions {
  /** What the reader may want, most wanted first: the link's locale, the browser's `Accept-Language`, the shop's locale. */
  locales: readonly (string | null)[]
  timeZone: string
  /** Wraps right-to-left values, so that they cannot reorder the sentence. Off where bytes count or tags do the same. */
  isolateValues?: boolean
}

/** Messages by language; a part of each is enough where only that part is used, as in the script of one page. */
export type Words = Readonly<Record<string, Readonly<Record<string, string>>>>

const RIGHT_TO_LEFT = new Set(["Adlm", "Arab", "Hebr", "Nkoo", "Rohg", "Syrc", "Thaa"])

/** Without any catalogue of its own, so that a page's script need not carry all of them. `createI18n` has them. */
export const createI18nFrom = (catalogues: Words, options: ReaderOptions): I18n => {
  const { locales, timeZone, isolateValues = false } = options
  const { language, words, numbers } = chooseLocale(locales, catalogues)
  const catalogue = catalogues[language]
  if (!catalogue) throw new Error(`No catalogue for "${language}"`)
  const fence = isolateValues ? isolate : (text: string) => text
  const fenceValue = (value: string | number) => (typeof value === "string" ? fence(value) : value)

  /** Of amounts: a page or paper has one kind of digits. */
  const digits = lazy(() => new Intl.NumberFormat(numbers).resolvedOptions().numberingSystem)
  const dateFormat = (style: Intl.DateTimeFormatOptions, zone: string) =>
    lazy(
      () =>
        new Intl.DateTimeFormat(words, {
          ...{ day: "numeric", month: "short", year: "numeric" },
          ...{ timeZone: zone, numberingSystem: digits() },
          ...style,
        }),
    )
  const money = lazy(() => createMoneyFormat(numbers))
  const number = lazy(() => new Intl.NumberFormat(numbers, { maximumFractionDigits: 6 }))
  const date = dateFormat({}, timeZone)
  const day = dateFormat({ weekday: "short" }, "UTC")
  const instant = dateFormat({ hour: "numeric", minute: "2-digit", timeZoneName: "short" }, timeZone)
  const deadline = lazy(
    () =>
      new Intl.DateTimeFormat(words, {
        weekday: "short",
        day: "numeric",
        month: "short",
        hour: "numeric",
        minute: "2-digit",
        timeZoneName: "short",
        numberingSystem: digits(),
        timeZone,
      }),
  )
  const list = lazy(() => new Intl.ListFormat(words, { style: "long", type: "conjunction" }))

  return {
    locale: numbers,
    language,
    dir: RIGHT_TO_LEFT.has(new Intl.Locale(language).maximize().script ?? "") ? "rtl" : "ltr",
    timeZone,
    t: (key, values = {}) => formatMessage(catalogue, language, key, mapValues(values, fenceValue)),
    has: (key): key is MessageKey => Object.hasOwn(catalogue, key),
    money: (amount, currencyCode) => fence(money()(amount, currencyCode)),
    number: (value) => number().format(value),
    date: (at) => date().format(new Date(at)),
    day: (isoDay) => day().format(new Date(`${isoDay}T00:00:00Z`)),
    instant: (at) => instant().format(new Date(at)),
    deadline: (at) => deadline().format(new Date(at)),
    list: (parts) => list().format(parts.map(fence)),
  }
}

/** Compiled messages. Bounded by what there is: the messages of the catalogues. */
const compiled = new WeakMap<Words[string], Map<MessageKey, IntlMessageFormat>>()

const formatMessage = (catalogue: Words[string], language: string, key: MessageKey, values: MessageValues): string => {
  const message = catalogue[key]
  if (message === undefined) throw new Error(`No message "${key}" for "${language}"`)
  const known = compiled.get(catalogue) ?? new Map<MessageKey, IntlMessageFormat>()
  compiled.set(catalogue, known)
  // ignoreTag: "<" is a letter like any other. Messages and their values are text, never markup.
  const format = known.get(key) ?? new IntlMessageFormat(message, language, undefined, { ignoreTag: true })
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
