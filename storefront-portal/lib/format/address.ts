import type { Address } from "@contracts/common"
import { formatAddress } from "localized-address-format"

/** An address as it is written in its country, a line each; all that it holds is on some line. */
export const addressLines = (address: Address, language: string): string[] =>
  [
    address.company,
    address.name,
    ...address.lines,
    ...placeLines(address),
    countryName(address.country_code, language),
    address.phone,
  ].flatMap((line) => line || [])

/** Whether two addresses read the same, however a shop's software wrote their empty parts. */
export const sameAddress = (a: Address, b: Address, language: string): boolean =>
  addressLines(a, language).join("\n") === addressLines(b, language).join("\n")

/**
 * City, province and postal code in the country's order. Some countries do without one of them on a letter; here it stands
 * all the same, since a client who checks an address has to see what was entered.
 */
const placeLines = ({ city, province, postal_code, country_code }: Address): string[] => {
  const written = (parts: { locality?: string; administrativeArea?: string; postalCode?: string }): string[] =>
    formatAddress({ ...parts, ...(country_code ? { postalCountry: country_code } : {}) }, "latin")
  const locality = city ? { locality: city } : {}
  const administrativeArea = province ? { administrativeArea: province } : {}
  const postalCode = postal_code ? { postalCode: postal_code } : {}
  /** Each part is asked for alone: a town may hold the name of its county. */
  const leavesOut = (part: string | null, alone: Parameters<typeof written>[0]): boolean =>
    part !== null && !written(alone).some((line) => line.includes(part))

  const all = written({ ...locality, ...administrativeArea, ...postalCode })
  const rest = [
    leavesOut(province, administrativeArea) ? province : null,
    leavesOut(postal_code, postalCode) ? postal_code : null,
  ].filter(Boolean)
  const lines = leavesOut(city, locality) ? [city, ...all] : all
  return [...lines.slice(0, -1), [lines.at(-1), ...rest].filter(Boolean).join(", ")].flatMap((line) => line || [])
}

/** A country as readers of a language call it; null for none. */
export const countryName = (code: string | null, language: string): string | null => {
  if (!code) return null
  try {
    return new Intl.DisplayNames(language, { type: "region" }).of(code.toUpperCase()) ?? code
  } catch {
    return code
  }
}
