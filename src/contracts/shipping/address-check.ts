import { z } from "zod"
import { addressSchema, idSchema, instantSchema } from "../common"
import { keptAddressSchema, postalAddressSchema } from "../postal-address"

/** Stands for the order's own address among the targets. */
export const ORDER_TARGET = "order"

/** Somewhere that an order goes, and what its clients said of it. */
export const addressQuestionSchema = z.object({
  /** `order`, or a packed fulfillment that goes elsewhere. */
  target: idSchema,
  address: addressSchema,
  /** The same for a form. */
  fields: keptAddressSchema,
  /** Of the address as it stands: an answer names it, so that clients confirm only what they have seen. */
  sha256: z.string(),
  /** `corrected`: the shop has yet to look at it. */
  state: z.enum(["open", "confirmed", "corrected"]),
  answered: z.object({ name: z.string(), at: instantSchema }).nullable(),
  /** What it should be, of a correction that the shop has yet to look at. */
  correction: keptAddressSchema.nullable(),
})
export type AddressQuestion = z.infer<typeof addressQuestionSchema>

/** A client says that an address is right (`address` null), or what it should be. */
export const checkAddressSchema = z
  .object({
    target: idSchema,
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    address: postalAddressSchema.nullable(),
  })
  .strict()
export type CheckAddress = z.output<typeof checkAddressSchema>

/** Staff write a correction to the order, or leave the address as it is. */
export const settleAddressSchema = z.object({ id: idSchema, as: z.enum(["accepted", "dismissed"]) }).strict()
export type SettleAddress = z.output<typeof settleAddressSchema>

/** A correction that staff have yet to look at. */
export const addressCorrectionSchema = z.object({
  id: idSchema,
  /** Null for a destination that is gone meanwhile. */
  current: addressSchema.nullable(),
  correction: keptAddressSchema,
  client_name: z.string(),
  at: instantSchema,
  /** Packages are packed to the old address: they have to be canceled and packed again first. */
  is_packed: z.boolean(),
})
export type AddressCorrection = z.infer<typeof addressCorrectionSchema>
