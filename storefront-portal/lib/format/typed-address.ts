import type { Address } from "@contracts/common"
import { type PostalAddress, type PostalAddressField, postalAddressSchema } from "@contracts/postal-address"
import type { TypedAddress } from "@/components/form/address-fields"

export const ADDRESS_FIELDS = [
  "first_name",
  "last_name",
  "company",
  "address_1",
  "address_2",
  "postal_code",
  "city",
  "province",
  "country_code",
  "phone",
] as const satisfies readonly PostalAddressField[]

const isField = (name: PropertyKey | undefined): name is PostalAddressField =>
  ADDRESS_FIELDS.some((field) => field === name)

/** The address as a form shows it. */
export function toTyped(address: Readonly<PostalAddress> | null): TypedAddress {
  const text = (field: PostalAddressField) => address?.[field] ?? ""
  return {
    first_name: text("first_name"),
    last_name: text("last_name"),
    company: text("company"),
    address_1: text("address_1"),
    address_2: text("address_2"),
    postal_code: text("postal_code"),
    city: text("city"),
    province: text("province"),
    country_code: text("country_code"),
    phone: text("phone"),
  }
}

/** The address as pages write addresses. */
export const toShownAddress = (address: Readonly<PostalAddress>): Address => ({
  company: address.company,
  name: [address.first_name, address.last_name].filter(Boolean).join(" ") || null,
  lines: [address.address_1, address.address_2].filter((line) => line !== null),
  postal_code: address.postal_code,
  city: address.city,
  province: address.province,
  country_code: address.country_code,
  phone: address.phone,
})

/** What a form sent: as it was typed, and as an address, or which of its fields are wrong. */
export function readAddress(
  form: URLSearchParams,
): { typed: TypedAddress } & (
  { address: PostalAddress; problems: null } | { address: null; problems: ReadonlySet<PostalAddressField> }
) {
  const typed = toTyped(null)
  for (const field of ADDRESS_FIELDS) typed[field] = form.get(field) ?? ""
  const parsed = postalAddressSchema.safeParse(typed)
  if (parsed.success) return { typed, address: parsed.data, problems: null }
  const problems = parsed.error.issues.flatMap(({ path: [field] }) => (isField(field) ? [field] : []))
  return { typed, address: null, problems: new Set(problems) }
}
