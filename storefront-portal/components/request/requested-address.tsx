import type { RequestedAddress } from "@contracts/quote-request"
import type { I18n } from "@messages/i18n"
import { addressLines } from "@/lib/format/address"

/** An address of a request as it is written in its country. */
export function RequestedAddressLines({ address, i18n }: { address: RequestedAddress; i18n: I18n }) {
  const { first_name, last_name, company, address_1, address_2, ...rest } = address
  const lines = addressLines(
    {
      ...rest,
      company: company || null,
      name: [first_name, last_name].filter(Boolean).join(" ") || null,
      lines: [address_1, address_2].filter(Boolean),
    },
    i18n.language,
  )
  return (
    <span className="grid">
      {lines.map((line, index) => (
        <span key={index} dir="auto">
          {line}
        </span>
      ))}
    </span>
  )
}
