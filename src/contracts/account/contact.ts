import { z } from "zod"
import { shownActorSchema } from "../actor"
import { idSchema, instantSchema } from "../common"
import { keptAddressSchema, optionalLineSchema, phoneSchema, postalAddressSchema } from "../postal-address"
import { accountFrameSchema } from "./orders"

/** Changes whenever the value does: a write that names an older one is refused. */
const versionSchema = z.string().min(1).max(100)

/** What a client may change of themselves. The e-mail address is the key to their access, and stays with staff. */
export const contactDetailsSchema = z
  .object({
    first_name: optionalLineSchema,
    last_name: optionalLineSchema,
    company_name: optionalLineSchema,
    phone: phoneSchema,
  })
  .strict()
export type ContactDetails = z.output<typeof contactDetailsSchema>

/** An address of the account. */
export const bookAddressSchema = keptAddressSchema.extend({ is_default: z.boolean() })
export type BookAddress = z.output<typeof bookAddressSchema>

export const saveContactSchema = z.object({ version: versionSchema, details: contactDetailsSchema }).strict()

/** `is_default`: orders are sent there unless they say otherwise. */
const newAddress = z.object({ address: postalAddressSchema, is_default: z.boolean().default(false) }).strict()
/** The same address twice is one. */
export const addAddressSchema = newAddress
export const saveAddressSchema = newAddress.extend({ version: versionSchema }).strict()
export const removeAddressSchema = z.object({ version: versionSchema }).strict()

/** Most addresses that a client keeps. */
export const MAX_ADDRESSES = 50

export const contactSchema = z.object({
  details: contactDetailsSchema,
  version: z.string(),
  addresses: z.array(bookAddressSchema.extend({ id: idSchema, version: z.string() })),
})
export type Contact = z.infer<typeof contactSchema>

/** `GET /portal/account/contact`. */
export const accountContactSchema = accountFrameSchema.extend({ email: z.string().nullable(), contact: contactSchema })
export type AccountContact = z.infer<typeof accountContactSchema>

export const contactChangeKindSchema = z.enum(["details", "address_added", "address_changed", "address_removed"])
export type ContactChangeKind = z.infer<typeof contactChangeKindSchema>

const value = z.union([bookAddressSchema, contactDetailsSchema]).nullable()

/** One change that a client made, as staff see it. `before` is null for what was added, `after` for what was removed. */
export const contactChangeSchema = z.object({
  id: idSchema,
  kind: contactChangeKindSchema,
  before: value,
  after: value,
  by: shownActorSchema,
  at: instantSchema,
  undone: z.object({ at: instantSchema, by: z.string() }).nullable(),
})
export type ContactChange = z.infer<typeof contactChangeSchema>

/** The newest fifty, newest first. */
export const contactChangesSchema = z.object({ changes: z.array(contactChangeSchema) })
