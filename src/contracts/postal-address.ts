import { z } from "zod"
import { LIMITS, WITHOUT_HIDDEN } from "./common"
import { isCountry, usesPostalCodes } from "./countries"
import { FIELD_RULES } from "./field-rules"

/** One line of text; nothing but spaces is null. */
const line = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .regex(WITHOUT_HIDDEN, FIELD_RULES.one_line)
    .transform((text) => text || null)

/** A field that may be empty. */
export const optionalLineSchema = line(LIMITS.name).nullable()
export const phoneSchema = line(50).nullable()

const optional = (max: number) => line(max).nullable().default(null)

const fields = z
  .object({
    first_name: optional(LIMITS.name),
    last_name: optional(LIMITS.name),
    company: optional(LIMITS.name),
    address_1: optional(LIMITS.name),
    address_2: optional(LIMITS.name),
    postal_code: optional(20),
    city: optional(100),
    province: optional(100),
    country_code: z
      .string()
      .trim()
      .toLowerCase()
      .transform((code) => code || null)
      .nullable()
      .default(null),
    phone: phoneSchema.default(null),
  })
  .strict()

export type PostalAddress = z.output<typeof fields>
export type PostalAddressField = keyof PostalAddress

/** An address line by line, without its phone number. */
export const postalAddressLines = (address: Readonly<PostalAddress>): string[] => {
  const { company, first_name, last_name, address_1, address_2, postal_code, city, province, country_code } = address
  const name = [first_name, last_name].filter(Boolean).join(" ")
  const place = [postal_code, city, province].filter(Boolean).join(" ")
  return [company, name, address_1, address_2, place, country_code?.toUpperCase()].flatMap((line) => line || [])
}

/** What an address lacks for a parcel to arrive: `first_name` stands for any name, of a person or a company. */
export const missingAddressFields = (address: Readonly<PostalAddress>): PostalAddressField[] => [
  ...(address.first_name || address.last_name || address.company ? [] : (["first_name"] as const)),
  ...(address.address_1 ? [] : (["address_1"] as const)),
  ...(address.city ? [] : (["city"] as const)),
  ...(address.country_code && isCountry(address.country_code) ? [] : (["country_code"] as const)),
  ...(address.postal_code || !usesPostalCodes(address.country_code ?? "") ? [] : (["postal_code"] as const)),
]

/** An address that a parcel can be sent to. */
export const postalAddressSchema = fields.superRefine((address, context) => {
  for (const field of missingAddressFields(address))
    context.addIssue({ code: "custom", path: [field], message: FIELD_RULES.address_field })
})

/** The same as it was kept, complete or not. */
export const keptAddressSchema = fields
