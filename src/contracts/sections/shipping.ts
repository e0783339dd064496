import { z } from "zod"
import { addressSchema, idSchema } from "../common"
import { addressQuestionSchema } from "../shipping/address-check"
import { parcelSchema, pickupSchema } from "../shipping/parcel"

/** What is known of the delivery section's packages beyond Medusa's own facts. */
export const shippingSectionSchema = z.object({
  packages: z.array(
    z.object({
      /** As in the delivery section. */
      id: idSchema,
      parcels: z.array(parcelSchema),
      /** Set for a package that the client collects. */
      pickup: pickupSchema.nullable(),
    }),
  ),
  /** Addresses that clients can still confirm or correct. */
  addresses: z.array(addressQuestionSchema),
})
export type ShippingSection = z.infer<typeof shippingSectionSchema>

/** Addresses that are not confirmed yet, where the shop asks for it. */
export const confirmAddressItemSchema = z.object({
  kind: z.literal("confirm_address"),
  addresses: z.array(addressSchema).min(1),
})
