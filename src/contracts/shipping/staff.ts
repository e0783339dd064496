import { z } from "zod"
import { idSchema, instantSchema, LIMITS, WITHOUT_HIDDEN } from "../common"
import { shownActorSchema } from "../actor"
import { FIELD_RULES } from "../field-rules"
import { packageSchema, packedItemSchema } from "../sections/delivery"
import { addressCorrectionSchema } from "./address-check"
import { parcelSchema, pickupSchema, shippingNewsSchema } from "./parcel"

const number = z
  .string()
  .trim()
  .min(1, FIELD_RULES.note)
  .max(100)
  .regex(WITHOUT_HIDDEN, FIELD_RULES.one_line)
  .regex(/[\p{L}\p{N}]/u, FIELD_RULES.note)

/** The numbers of one package, in place of those it had. A package without one has none. */
export const setTrackingSchema = z
  .object({
    fulfillment_id: idSchema,
    parcels: z
      .array(
        z
          .object({
            number,
            /** Id of a carrier in the settings; null: as the number says. */
            carrier: idSchema.nullable().default(null),
            service: z
              .string()
              .trim()
              .max(LIMITS.name)
              .regex(WITHOUT_HIDDEN, FIELD_RULES.one_line)
              .nullable()
              .default(null),
          })
          .strict(),
      )
      .max(50),
  })
  .strict()
export type SetTracking = z.output<typeof setTrackingSchema>

/** `key`: chosen by the browser, so that pressing twice tells once. */
export const notifyShippingSchema = z.object({ key: z.uuid() }).strict()
export type NotifyShipping = z.output<typeof notifyShippingSchema>

/** A mail about packages to one person. */
export const shippingTellingSchema = z.object({
  id: idSchema,
  at: instantSchema,
  by: shownActorSchema,
  recipient: z.object({ name: z.string(), email: z.string() }),
  /** `waiting`: it goes out within minutes, together with what follows. `nothing_new`: they had been told all of it. */
  state: z.enum(["waiting", "sent", "failed", "nothing_new"]),
  /** Null as long as it waits, and where there was nothing to say. */
  news: shippingNewsSchema.nullable(),
})
export type ShippingTelling = z.infer<typeof shippingTellingSchema>

/** `GET /admin/client-portal/projects/:id/shipping`. */
export const projectShippingSchema = z.object({
  packages: z.array(
    packageSchema.omit({ tracking: true }).extend({
      parcels: z.array(parcelSchema.extend({ chosen_carrier: z.string().nullable() })),
      pickup: pickupSchema.nullable(),
    }),
  ),
  /** What is in no package that clients are told of yet. */
  still_to_come: z.array(packedItemSchema),
  /** What a press of Notify would tell: the most that any recipient has not heard of. */
  news: shippingNewsSchema,
  /** People whose links work. */
  recipients: z.number().int(),
  /** Newest first. */
  told: z.array(shippingTellingSchema),
  carriers: z.array(z.object({ id: z.string(), name: z.string() })),
  pickup_places: z.array(z.object({ id: z.string(), name: z.string() })),
  corrections: z.array(addressCorrectionSchema),
})
export type ProjectShipping = z.infer<typeof projectShippingSchema>
