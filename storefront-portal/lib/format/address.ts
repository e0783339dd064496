import type { Address } from "@contracts/common"
import { formatAddress } from "localized-address-format"

/** An address as it is written in its country, a line each; all that it holds is on some line. */
export const addressLines = (address: Address, locale = "en"): string[] =>
  [
    address.company,
    address.name,
    ...address.lines,
    ...placeLines(address),
    countryName(address.country_code, locale),
    address.phone,
  ].flatMap((line) => line || [])

/** Whether two addresses read the same, however a shop's software wrote their empty parts. */
export const sameAddress = (a: Address, b: Address): boolean =>
  addressLines(a).join("\n") === addressLines(b).join("\n")

/**
 * City, province and postal code in the country's order. Some countries do without one of them on a letter; here it stands
 * all the same, since a client who checks an address has to see what was entered.
 */
const placeLines = ({ city, province, postal_code, country_code }: Address): string[] => {
  const written = formatAddress(
    {
      ...(city ? { locality: city } : {}),
      ...(province ? { administrativeArea: province } : {}),
      ...(postal_code ? { postalCode: postal_code } : {}),
      ...(country_code ? { postalCountry: country_code } : {}),
    },
    "latin",
  )
  const isMissing = (part: string | null) => part && !written.some((line) => line.includes(part))
  const rest = [province, postal_code].filter(isMissing)
  const lines = isMissing(city) ? [city, ...written] : written
  return [...lines.slice(0, -1), [lines.at(-1), ...rest].filter(Boolean).join(", ")].flatMap((line) => line || [])
}

const countryName = (code: string | null, locale: string): string | null => {
  if (!code) return null
  try {
    return new Intl.DisplayNames(locale, { type: "region" }).of(code.toUpperCase()) ?? code
  } catch {
    return code
  }
}
