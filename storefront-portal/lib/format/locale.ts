import "server-only"
import { LANGUAGE } from "@/lib/messages"

export interface Locales {
  /** For amounts and numbers: the client's own habits. */
  numbers: string
  /** For dates, whose months and weekdays stand inside sentences: the catalogue's language, the client's region. */
  words: string
}

/**
 * The browser's first usable wish wins over the shop's default. Digits stay Latin, because the sentences around them
 * run left to right and are written with Latin letters.
 */
export function localesFor(acceptLanguage: string | null, shopLocale: string): Locales {
  const wished = (acceptLanguage ?? "")
    .split(",")
    .map((part) => part.split(";")[0]?.trim() ?? "")
    .flatMap((tag) => parse(tag) ?? [])[0]
  const locale = wished ?? parse(shopLocale) ?? new Intl.Locale("en-US")
  const region = regionOf(locale, parse(shopLocale))
  return {
    numbers: new Intl.Locale(locale.baseName, { numberingSystem: "latn" }).toString(),
    words: region ? `${LANGUAGE}-${region}` : LANGUAGE,
  }
}

/** A bare "en" says nothing about where: the shop's own region is the better guess than the United States. */
function regionOf(locale: Intl.Locale, shop: Intl.Locale | null): string | undefined {
  if (locale.region) return locale.region
  if (shop?.region && shop.language === locale.language) return shop.region
  return locale.maximize().region
}

function parse(tag: string): Intl.Locale | null {
  if (tag === "" || tag === "*") return null
  try {
    const locale = new Intl.Locale(tag)
    return Intl.NumberFormat.supportedLocalesOf(locale.baseName).length > 0 ? locale : null
  } catch {
    return null
  }
}
