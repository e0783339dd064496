import { z } from "zod"
import { keptAddressSchema, parcelStateSchema, shippingSettings, type ShippingSettings } from "../contracts"
import { cleanText } from "../lib/clean-text"
import { parseSettings } from "../modules/portal-settings/parse-settings"

/** A function of the database (Migration20261127122000 of the shipping-notification module). */
export const READ_SHIPPING = "portal_read_shipping"

const text = z
  .string()
  .nullable()
  .transform((value) => (value && cleanText(value).trim()) || null)

const eventRow = z.object({
  state: parcelStateSchema,
  at: z.string(),
  place: text,
  message: text,
  signed_by: text,
  photo_url: text,
  carrier: text,
  estimated_at: z.string().nullable(),
})

const labelRow = z.object({
  number: text,
  /** As staff chose it. */
  carrier: z.string().nullable(),
  service: text,
  /** Newest first. */
  events: z.array(eventRow),
})
export type LabelFacts = z.output<typeof labelRow>

const fulfillmentRow = z.object({
  id: z.string(),
  /** Its shipping option is one of pickup. */
  is_pickup: z.boolean(),
  pickup_place: text,
  pickup_address: text,
  pickup_hours: text,
  pickup_note: text,
  ready_at: z.string().nullable(),
  collected_at: z.string().nullable(),
  collected_by: text,
  labels: z.array(labelRow),
})
export type FulfillmentShipping = z.output<typeof fulfillmentRow>

const checkRow = z.object({
  id: z.string(),
  target: z.string(),
  kind: z.enum(["confirmed", "corrected"]),
  address_sha256: z.string(),
  address: keptAddressSchema.nullable(),
  client_name: z.string(),
  link_id: z.string(),
  settled_as: z.enum(["accepted", "dismissed", "replaced"]).nullable(),
  at: z.string(),
})
export type AddressCheckFacts = z.output<typeof checkRow>

const shippingRow = z.object({
  settings: z.unknown(),
  fulfillments: z.array(fulfillmentRow),
  checks: z.array(checkRow),
})

export type ShippingFacts = {
  settings: ShippingSettings
  fulfillments: readonly FulfillmentShipping[]
  /** Oldest first. */
  checks: readonly AddressCheckFacts[]
}

/**
 * What is known of an order's packages beside Medusa's own facts.
 * @param row what READ_SHIPPING gave; null for an order that is gone
 * @throws ZodError naming the column, when Medusa's tables are not as expected
 */
export const toShippingFacts = (row: unknown): ShippingFacts => {
  if (row === null || row === undefined) return { settings: shippingSettings.defaults, fulfillments: [], checks: [] }
  const { settings, ...rest } = shippingRow.parse(row)
  return { settings: parseSettings(shippingSettings, settings), ...rest }
}
