import type { Address } from "@contracts/common"

/** Each part may be written in any direction, so each line finds its own. */
export function AddressLines({ address, locale = "en" }: { address: Address; locale?: string }) {
  return (
    <address className="not-italic">
      {addressLines(address, locale).map((line, index) => (
        <span key={index} className="block" dir="auto">
          {line}
        </span>
      ))}
    </address>
  )
}

export function addressLines(address: Address, locale = "en"): string[] {
  const place = [address.city, [address.province, address.postal_code].filter(Boolean).join(" ")]
    .filter(Boolean)
    .join(", ")
  return [
    address.company,
    address.name,
    ...address.lines,
    place,
    countryName(address.country_code, locale),
    address.phone,
  ].flatMap((line) => line || [])
}

export function sameAddress(a: Address, b: Address): boolean {
  return addressLines(a).join("\n") === addressLines(b).join("\n")
}

function countryName(code: string | null, locale: string): string | null {
  if (!code) return null
  try {
    return new Intl.DisplayNames(locale, { type: "region" }).of(code.toUpperCase()) ?? code
  } catch {
    return code
  }
}
