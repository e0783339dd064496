import { z } from "zod"
import { parcelStateSchema } from "./parcel"

const text = z.string().trim().max(500).nullable().default(null)

/** One thing that a carrier reports of a parcel, as any system may send it. */
export const carrierEventSchema = z.object({
  /** The sender's own: the same id is the same event. */
  id: z.string().trim().min(1).max(200),
  tracking_number: z.string().trim().min(1).max(100),
  carrier: z.string().trim().max(60).nullable().default(null),
  state: parcelStateSchema,
  /** ISO 8601 with an offset, by the carrier's clock. */
  occurred_at: z.iso.datetime({ offset: true }),
  place: text,
  message: text,
  signed_by: text,
  photo_url: z
    .url({ protocol: /^https$/ })
    .max(1_000)
    .nullable()
    .default(null),
  estimated_delivery_at: z.iso.datetime({ offset: true }).nullable().default(null),
})

/** Body of `POST /hooks/client-portal/carrier` in the portal's own format. */
export const carrierDeliverySchema = z.object({ events: z.array(carrierEventSchema).min(1).max(500) })

/** EasyPost's names of a tracker's states. Others say nothing about where a parcel is. */
const EASYPOST_STATES = {
  pre_transit: "announced",
  in_transit: "in_transit",
  out_for_delivery: "out_for_delivery",
  available_for_pickup: "ready_for_pickup",
  failure: "exception",
  error: "exception",
  cancelled: "exception",
  delivered: "delivered",
  return_to_sender: "returned",
} as const

/** The state of ours that an EasyPost status stands for; null for one that says nothing. */
export const easypostState = (status: string): z.infer<typeof parcelStateSchema> | null =>
  Object.entries(EASYPOST_STATES).find(([name]) => name === status)?.[1] ?? null

const line = z
  .string()
  .nullish()
  .transform((value) => value?.trim().slice(0, 500) || null)
const moment = z.iso.datetime({ offset: true })

/** EasyPost's event about a tracker, with the whole history of the parcel. */
export const easypostEventSchema = z.looseObject({
  id: z.string().min(1).max(200),
  object: z.literal("Event"),
  result: z.looseObject({
    object: z.literal("Tracker"),
    id: z.string().min(1).max(200),
    tracking_code: z.string().trim().min(1).max(100),
    carrier: line,
    signed_by: line,
    est_delivery_date: moment.nullish(),
    tracking_details: z
      .array(
        z.looseObject({
          status: z.string(),
          message: line,
          datetime: moment,
          tracking_location: z.looseObject({ city: line, state: line, country: line }).nullish(),
        }),
      )
      .max(500)
      .default([]),
  }),
})
export type EasypostEvent = z.output<typeof easypostEventSchema>
