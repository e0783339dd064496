import { z } from "zod"
import { FIELD_RULES } from "./field-rules"
import { isolate } from "./isolate"

/**
 * A decimal amount in the currency's major unit as an exact string ("1140", "19.99", "1.250").
 * Strings, because canonical JSON (RFC 8785) must reproduce the same bytes everywhere and binary
 * floats cannot hold every amount of a three-decimal currency.
 */
export const moneySchema = z.string().regex(/^-?\d+(\.\d+)?$/, FIELD_RULES.amount)
export type Money = z.infer<typeof moneySchema>

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }
export const jsonSchema: z.ZodType<Json> = z.json()

/** A moment in UTC, ISO 8601 with milliseconds. */
export const instantSchema = z.iso.datetime()

/** A calendar day without a zone (an in-hands date is a day at the client's place, not a moment). */
export const daySchema = z.iso.date()

/** Lower-case ISO 4217 code, as Medusa stores it. */
export const currencySchema = z.string().length(3)

export const idSchema = z.string().trim().min(1).max(100)

/** Most characters, that number included, that a free text of a person may have; beyond it is refused, so that words are never cut silently. */
export const LIMITS = { name: 200, email: 254, note: 10_000, shortText: 500 } as const

/**
 * Control characters, and those that turn the direction of all text after them: no name needs them, and with them one
 * name reads as another. Joiners and direction marks, which scripts and emoji need, are none of them.
 */
export const WITHOUT_HIDDEN = /^[^\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]*$/u

const IGNORABLE = /\p{Default_Ignorable_Code_Point}/gu

/** Fillers and joiners are letters to Unicode and nothing to the eye: a signature of them alone would be none. */
const isVisible = (text: string): boolean => /[\p{L}\p{N}]/u.test(text.replace(IGNORABLE, ""))

export const personNameSchema = z
  .string()
  .trim()
  .min(1, FIELD_RULES.name)
  .max(LIMITS.name)
  .regex(WITHOUT_HIDDEN, FIELD_RULES.name_one_line)
  .refine(isVisible, FIELD_RULES.name)

/** What mail programs turn into something to press: addresses (also with other scripts' full stops), and phone numbers. */
const PRESSABLE = /@|:\/\/|[\p{L}\p{N}][.\u3002\uff0e\uff61]\p{L}{2,}|(?:\p{N}\P{N}*){7}/u

/**
 * A name that a client types and that goes into a mail of the shop's, perhaps to an address which they typed as well: it
 * must not make the mail theirs.
 */
export const mailedNameSchema = personNameSchema.refine(
  (name) => !PRESSABLE.test(name.normalize("NFKC").replace(IGNORABLE, "")),
  FIELD_RULES.name_alone,
)

/** A client's purchase order number, on one line and as it can be read. */
export const poNumberSchema = z
  .string()
  .trim()
  .min(1, FIELD_RULES.po_number)
  .max(100)
  .regex(WITHOUT_HIDDEN, FIELD_RULES.po_number_one_line)
  .refine(isVisible, FIELD_RULES.po_number)

const isTimeZone = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone })
    return true
  } catch {
    return false
  }
}

/** An IANA name such as "Europe/Berlin". */
export const timeZoneSchema = z.string().trim().max(64).refine(isTimeZone, FIELD_RULES.time_zone)

export const emailSchema = z.string().trim().toLowerCase().max(LIMITS.email).pipe(z.email(FIELD_RULES.email))
export const noteSchema = z.string().trim().min(1, FIELD_RULES.note).max(LIMITS.note)

export const addressSchema = z.object({
  company: z.string().nullable(),
  name: z.string().nullable(),
  lines: z.array(z.string()),
  postal_code: z.string().nullable(),
  city: z.string().nullable(),
  province: z.string().nullable(),
  country_code: z.string().nullable(),
  phone: z.string().nullable(),
})
export type Address = z.infer<typeof addressSchema>

/** Countries that write the postal code after the city. */
const CITY_FIRST = new Set(["AU", "BR", "CA", "GB", "IE", "IN", "NZ", "US"])

const joined = (parts: (string | null)[], separator: string): string | null =>
  parts.filter(Boolean).join(separator) || null

/** City, province and postal code in the country's order: "Hudson, NY 12534", "20359 Hamburg". Null for nothing. */
export const placeLine = ({
  city,
  province,
  postal_code,
  country_code,
}: Pick<Address, "city" | "province" | "postal_code" | "country_code">): string | null =>
  CITY_FIRST.has((country_code ?? "").toUpperCase())
    ? joined([city, joined([province, postal_code], " ")], ", ")
    : joined([joined([postal_code, city], " "), province], ", ")

/** An address on one line. Each part keeps its own direction, so that a name cannot move the house number. */
export const addressText = (address: Address): string =>
  [address.company, address.name, ...address.lines, placeLine(address), address.country_code?.toUpperCase()]
    .flatMap((part) => (part ? isolate(part) : []))
    .join(", ")

/** A query parameter that is a whole number. Arrays and empty values, which JavaScript would convert, are refused. */
export const queryInteger = (schema: z.ZodType<number, number | undefined>) =>
  z.preprocess((value) => (typeof value === "string" && /^\d{1,9}$/.test(value) ? Number(value) : value), schema)

/** A query parameter that lists values with commas between them. */
export const commaSeparated = <T extends z.ZodType<unknown, string>>(item: T) =>
  z
    .string()
    .transform((text) => text.split(",").map((part) => part.trim()))
    .pipe(z.array(item).min(1).max(50))
