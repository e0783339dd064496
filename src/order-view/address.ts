import type { Address } from "../contracts"
import type { OrderAddress } from "./order-shape"

export const joinName = (first: string | null | undefined, last: string | null | undefined): string | null =>
  [first, last].filter(Boolean).join(" ").trim() || null

/** Null for no address, and for one in which nothing is filled in. */
export const toAddress = (address: OrderAddress | null | undefined): Address | null => {
  if (!address) return null
  const converted: Address = {
    company: address.company,
    name: joinName(address.first_name, address.last_name),
    lines: [address.address_1, address.address_2].filter((line) => line !== null),
    postal_code: address.postal_code,
    city: address.city,
    province: address.province,
    country_code: address.country_code,
    phone: address.phone,
  }
  const { lines, ...rest } = converted
  return lines.length || Object.values(rest).some(Boolean) ? converted : null
}
