import { z } from "zod"
import { idSchema, LIMITS, personNameSchema } from "../common"

/** Where a package is collected and whether it is ready; `place_id` null: a carrier brings it. */
export const setPickupSchema = z
  .object({
    fulfillment_id: idSchema,
    /** Of a place in the settings. */
    place_id: idSchema.nullable(),
    note: z.string().trim().max(LIMITS.shortText).nullable().default(null),
    is_ready: z.boolean(),
  })
  .strict()
export type SetPickup = z.output<typeof setPickupSchema>

/** Who came for a package. */
export const collectPackageSchema = z.object({ fulfillment_id: idSchema, collected_by: personNameSchema }).strict()
export type CollectPackage = z.output<typeof collectPackageSchema>
