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
  const locale = firstWish(acceptLanguage ?? "") ?? parse(shopLocale) ?? new Intl.Locale("en-US")
  const region = regionOf(locale, parse(shopLocale))
  return {
    numbers: new Intl.Locale(locale.baseName, { numberingSystem: "latn" }).toString(),
    words: region ? `${LANGUAGE}-${region}` : LANGUAGE,
  }
}

/** Asking Intl about a tag is slow, and the header is anybody's: a browser's own is far shorter than this. */
const MAX_WISHES = 200

function firstWish(acceptLanguage: string): Intl.Locale | null {
  for (const part of acceptLanguage.slice(0, MAX_WISHES).split(",")) {
    const locale = parse(part.split(";")[0]?.trim() ?? "")
    if (locale) return locale
  }
  return null
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
