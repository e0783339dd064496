import type { Address } from "@contracts/common"
import { addressLines } from "@/lib/format/address"

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
