import type { Address } from "@contracts/common"
import { addressLines } from "@/lib/format/address"

/** Each part may be written in any direction, so each line finds its own. */
export function AddressLines({ address, language }: { address: Address; language: string }) {
  return (
    <address className="not-italic">
      {addressLines(address, language).map((line, index) => (
        <span key={index} className="block" dir="auto">
          {line}
        </span>
      ))}
    </address>
  )
}
