import { z } from "zod"
import { addressSchema, idSchema, instantSchema } from "../common"
import { packedItemSchema } from "../sections/delivery"

/** Where a carrier says that a parcel is. */
export const parcelStateSchema = z.enum([
  "announced",
  "in_transit",
  "out_for_delivery",
  "ready_for_pickup",
  "exception",
  "delivered",
  "returned",
])
export type ParcelState = z.infer<typeof parcelStateSchema>

export const parcelEventSchema = z.object({
  at: instantSchema,
  state: parcelStateSchema,
  place: z.string().nullable(),
  /** The carrier's own words. */
  message: z.string().nullable(),
})
export type ParcelEvent = z.infer<typeof parcelEventSchema>

/** One tracking number of a package. */
export const parcelSchema = z.object({
  number: z.string(),
  /** Null while nothing tells it for certain and staff have not chosen. */
  carrier: z.object({ id: z.string().nullable(), name: z.string() }).nullable(),
  /** Where the number is followed. */
  link: z.string().nullable(),
  service: z.string().nullable(),
  /** Of the carrier's newest event; null as long as it sent none. */
  state: parcelStateSchema.nullable(),
  estimated_at: instantSchema.nullable(),
  /** Newest first. */
  events: z.array(parcelEventSchema),
  /** What proves the delivery. */
  proof: z.object({ at: instantSchema, signed_by: z.string().nullable(), photo_url: z.string().nullable() }).nullable(),
})
export type Parcel = z.infer<typeof parcelSchema>

export const pickupSchema = z.object({
  place: z.string(),
  address: z.string(),
  hours: z.string(),
  note: z.string().nullable(),
  ready_at: instantSchema.nullable(),
  collected_at: instantSchema.nullable(),
  collected_by: z.string().nullable(),
})
export type Pickup = z.infer<typeof pickupSchema>

/** What a client was told of one package: kept with each mail, so that the next one tells what has changed. */
export const toldPackageSchema = z.object({
  id: idSchema,
  service: z.string().nullable(),
  destination: addressSchema.nullable(),
  items: z.array(packedItemSchema),
  tracking: z.array(z.object({ number: z.string(), carrier: z.string().nullable(), link: z.string().nullable() })),
  pickup: pickupSchema.pick({ place: true, address: true, hours: true, note: true }).nullable(),
})
export type ToldPackage = z.infer<typeof toldPackageSchema>

/** What of a package differs from what the client was told. */
export const packageChangeSchema = z.enum(["tracking", "destination", "contents", "pickup"])
export type PackageChange = z.infer<typeof packageChangeSchema>

/** What one mail says beyond all that its reader was told before. */
export const shippingNewsSchema = z.object({
  added: z.array(toldPackageSchema),
  corrected: z.array(
    z.object({ before: toldPackageSchema, after: toldPackageSchema, changes: z.array(packageChangeSchema) }),
  ),
  /** Told before, and not coming any more. */
  canceled: z.array(toldPackageSchema),
})
export type ShippingNews = z.infer<typeof shippingNewsSchema>
