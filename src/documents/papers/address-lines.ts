import { type Address, placeLine } from "../../contracts"

const countryName = (code: string, locale: string): string =>
  /^[a-z]{2}$/i.test(code)
    ? (new Intl.DisplayNames(locale, { type: "region", fallback: "code" }).of(code.toUpperCase()) ?? code)
    : code

/** Where an address in the country's own script goes from the region to the house, and needs neither commas nor spaces. */
const REGION_FIRST = new Set(["CN", "HK", "JP", "MO", "TW"])
const OWN_SCRIPT = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

const isRegionFirst = ({ city, lines, country_code }: Address): boolean =>
  REGION_FIRST.has((country_code ?? "").toUpperCase()) && OWN_SCRIPT.test([city, ...lines].join(""))

/** Street and place, in the order in which they are written. */
const localLines = (address: Address): (string | null)[] =>
  isRegionFirst(address)
    ? [address.postal_code, `${address.province ?? ""}${address.city ?? ""}`, ...address.lines]
    : [...address.lines, placeLine(address)]

/** A postal address, a line each, with its country in the reader's language. */
export const addressLines = (address: Address, locale: string): string[] =>
  [
    address.company,
    address.name,
    ...localLines(address),
    address.country_code && countryName(address.country_code, locale),
    address.phone,
  ].flatMap((line) => line || [])
