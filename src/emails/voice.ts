import type { Shop } from "../contracts/shop"
import { mail } from "../messages/en/mail"
import { formatInstant, formatMessage, type MessageValues } from "../messages/format"
import { formatMoney } from "../messages/format-money"

type MailCatalogue = Readonly<Record<keyof typeof mail, string>>

const FALLBACK = "en"
const catalogues = new Map<string, MailCatalogue>([[FALLBACK, mail]])

const RIGHT_TO_LEFT = new Set(["Adlm", "Arab", "Hebr", "Nkoo", "Rohg", "Syrc", "Thaa"])

/** How one mail speaks: its words, and numbers and times in the conventions of the shop's region. */
export interface Voice {
  readonly lang: string
  readonly dir: "ltr" | "rtl"
  t(key: keyof typeof mail, values?: MessageValues): string
  money(amount: string, currencyCode: string): string
  instant(at: string): string
}

/**
 * The language of the shop's settings where there is a catalogue for it. Without one the words are English, and so are
 * the names of months; only the region's conventions stay ("20 March" for a shop in Germany), which is what en-DE means.
 */
export const voiceFor = (shop: Shop): Voice => {
  const wanted = new Intl.Locale(shop.locale)
  const spoken = catalogues.get(wanted.language)
  const words = spoken ?? mail
  const language = spoken ? wanted.language : FALLBACK
  const region = wanted.region ?? wanted.maximize().region
  const format = spoken ? wanted.toString() : new Intl.Locale(language, { region }).toString()
  const script = new Intl.Locale(language).maximize().script

  return {
    lang: language,
    dir: script !== undefined && RIGHT_TO_LEFT.has(script) ? "rtl" : "ltr",
    t: (key, values = {}) => formatMessage(words, key, values, format),
    money: (amount, currencyCode) => formatMoney(amount, currencyCode, format),
    instant: (at) => formatInstant(at, format, shop.time_zone),
  }
}
