import { IntlMessageFormat } from "intl-messageformat"

/** ICU messages under flat keys, in one language. A translation is a `Record<keyof typeof mail, string>` and the like. */
export type Catalogue = Readonly<Record<string, string>>

/** What a message is filled with. Dates and amounts arrive formatted, so that they read alike wherever they stand. */
export type MessageValues = Readonly<Record<string, string | number>>

/** Locales come from visitors too, so the cache is bounded: far above what one process shows, far below what hurts. */
const MAX_COMPILED = 5000
const compiled = new Map<string, IntlMessageFormat>()

const compile = (message: string, locale: string): IntlMessageFormat => {
  const cacheKey = `${locale}\n${message}`
  const known = compiled.get(cacheKey)
  if (known) return known
  if (compiled.size >= MAX_COMPILED) compiled.clear()
  // ignoreTag: "<" is a letter like any other. Messages and their values are text, never markup.
  const format = new IntlMessageFormat(message, locale, undefined, { ignoreTag: true })
  compiled.set(cacheKey, format)
  return format
}

/**
 * One message as plain text. Unknown keys do not compile; a value the message names and the caller forgot throws.
 * The answer is text: whoever puts it into HTML escapes it there (React does).
 */
export const formatMessage = <C extends Catalogue>(
  catalogue: C,
  key: keyof C & string,
  values: MessageValues,
  locale: string,
): string => {
  const message = catalogue[key]
  if (message === undefined) throw new Error(`No message "${key}"`)
  return compile(message, locale)
    .formatToParts<string>({ ...values })
    .map((part) => String(part.value))
    .join("")
}

/** A moment with its zone spelled out, since shop and client may live in different ones. */
export const formatInstant = (instant: string, locale: string, timeZone: string): string =>
  new Intl.DateTimeFormat(locale, {
    year: "numeric",
    month: "long",
    day: "numeric",
    hour: "numeric",
    minute: "2-digit",
    timeZone,
    timeZoneName: "short",
  }).format(new Date(instant))
