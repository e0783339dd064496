/** The language of readers for whom there is no catalogue. */
const FALLBACK_LANGUAGE = "en"

type Languages = Readonly<Record<string, unknown>>

export interface ChosenLocale {
  /** Key of the catalogue. */
  language: string
  /** For dates, whose months and weekdays stand inside sentences: the catalogue's language, the reader's region. */
  words: string
  /** For amounts and numbers: the reader's own conventions. */
  numbers: string
}

/** A header comes from outside, and asking Intl about a tag is slow. A browser's own header is far shorter. */
const MAX_LENGTH = 200

const FALLBACK = new Intl.Locale("en-US")

/**
 * Chooses among what the reader may want, most wanted first. Each entry is a language tag or an `Accept-Language`
 * header in its own order; null, unknown and malformed entries are skipped.
 */
export const chooseLocale = (wanted: readonly (string | null)[], catalogues: Languages): ChosenLocale => {
  const tags = wanted.flatMap(tagsOf)
  const language = tags.map((tag) => catalogueOf(tag, catalogues)).find((found) => found !== null) ?? FALLBACK_LANGUAGE
  const reader = firstSupported(tags) ?? FALLBACK
  const region = reader.region ?? regionOf(reader, tags) ?? reader.maximize().region
  const own = new Intl.Locale(language)
  return {
    language,
    words: own.region || !region ? language : new Intl.Locale(own.baseName, { region }).toString(),
    numbers: numbersOf(reader, language),
  }
}

const tagsOf = (wanted: string | null): string[] =>
  (wanted ?? "")
    .slice(0, MAX_LENGTH)
    .split(",")
    .map((part) => part.split(";")[0]?.trim() ?? "")
    .filter((tag) => tag !== "" && tag !== "*")

/** The catalogue for a tag or for what remains when its last parts are left out: "pt-BR", then "pt". */
const catalogueOf = (tag: string, catalogues: Languages): string | null => {
  const parts = parse(tag)?.baseName.split("-") ?? []
  for (let length = parts.length; length > 0; length -= 1) {
    const shortened = parts.slice(0, length).join("-")
    if (Object.hasOwn(catalogues, shortened)) return shortened
  }
  return null
}

const firstSupported = (tags: string[]): Intl.Locale | null => {
  for (const tag of tags) {
    const locale = parse(tag)
    if (locale && Intl.NumberFormat.supportedLocalesOf(locale.baseName).length > 0) return locale
  }
  return null
}

/** A bare "en" does not say where: the region of a less wanted tag in the same language is a better guess than the US. */
const regionOf = (locale: Intl.Locale, tags: string[]): string | undefined =>
  tags.map(parse).find((other) => other?.region && other.language === locale.language)?.region

/** Digits are Latin as long as the sentences around them are not in the reader's own language. */
const numbersOf = (reader: Intl.Locale, language: string): string =>
  reader.language === new Intl.Locale(language).language
    ? reader.baseName
    : new Intl.Locale(reader.baseName, { numberingSystem: "latn" }).toString()

const parse = (tag: string): Intl.Locale | null => {
  try {
    return new Intl.Locale(tag)
  } catch {
    // Not a language tag; the header is free text.
    return null
  }
}
