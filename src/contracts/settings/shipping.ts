import { z } from "zod"
import { LIMITS, WITHOUT_HIDDEN } from "../common"
import { FIELD_RULES } from "../field-rules"
import { defineSettings } from "./define-settings"

/** Stands in a link template for the tracking number. */
export const NUMBER_PLACEHOLDER = "{number}"

const line = (max: number) => z.string().trim().min(1, FIELD_RULES.note).max(max).regex(WITHOUT_HIDDEN)

const isTemplate = (text: string): boolean => {
  const url = URL.canParse(text) ? new URL(text) : null
  // A number in the host would send clients to an address of its writer's choice.
  return url?.protocol === "https:" && !url.host.includes("number") && text.split(NUMBER_PLACEHOLDER).length === 2
}

export const carrierSchema = z.object({
  /** Stored with packages: a word that never changes. */
  id: z.string().regex(/^[a-z0-9_]{1,40}$/),
  name: line(60),
  /** Where a number is followed, with `{number}` once; null for a carrier without such a page. */
  link: z.string().trim().max(500).refine(isTemplate, FIELD_RULES.link_template).nullable(),
})
export type Carrier = z.infer<typeof carrierSchema>

export const pickupPlaceSchema = z.object({
  id: z.string().regex(/^[a-z0-9_]{1,40}$/),
  name: line(100),
  address: z.string().trim().min(1, FIELD_RULES.note).max(LIMITS.shortText),
  hours: z.string().trim().max(LIMITS.shortText),
})
export type PickupPlace = z.infer<typeof pickupPlaceSchema>

const unique = (list: readonly { id: string }[]): boolean => new Set(list.map(({ id }) => id)).size === list.length

/** How packages are followed, told about and picked up, and until when clients correct addresses. */
export const shippingSettings = defineSettings({
  namespace: "shipping",
  fields: {
    carriers: z.array(carrierSchema).max(50).refine(unique),
    pickup_places: z.array(pickupPlaceSchema).max(20).refine(unique),
    /** Tells clients of what ships, and of corrections, without staff pressing Notify. */
    automatic: z.boolean(),
    /** Minutes after the last change before clients are told automatically: what follows within them is one mail. */
    automatic_delay: z.number().int().min(1).max(1_440),
    /** A package that its carrier reports as delivered is marked as delivered in Medusa. */
    mark_delivered: z.boolean(),
    /** Asks clients of placed orders to confirm where the order goes. */
    confirm_address: z.boolean(),
    /** The last production stage in which clients may correct an address; null: until it ships. */
    address_until_stage_id: z.string().max(100).nullable(),
  },
  defaults: {
    carriers: [
      { id: "ups", name: "UPS", link: "https://www.ups.com/track?tracknum={number}" },
      { id: "usps", name: "USPS", link: "https://tools.usps.com/go/TrackConfirmAction?tLabels={number}" },
      { id: "fedex", name: "FedEx", link: "https://www.fedex.com/fedextrack/?trknbr={number}" },
      { id: "dhl_express", name: "DHL Express", link: "https://www.dhl.com/en/express/tracking.html?AWB={number}" },
      { id: "dhl_ecommerce", name: "DHL eCommerce", link: "https://webtrack.dhlecs.com/?trackingnumber={number}" },
      {
        id: "dhl",
        name: "DHL",
        link: "https://www.dhl.de/en/privatkunden/pakete-empfangen/verfolgen.html?piececode={number}",
      },
      { id: "dpd", name: "DPD", link: "https://tracking.dpd.de/status/en_US/parcel/{number}" },
      { id: "gls", name: "GLS", link: "https://gls-group.eu/EU/en/parcel-tracking?match={number}" },
      {
        id: "royal_mail",
        name: "Royal Mail",
        link: "https://www.royalmail.com/track-your-item#/tracking-results/{number}",
      },
      { id: "evri", name: "Evri", link: "https://www.evri.com/track/parcel/{number}/details" },
    ],
    pickup_places: [],
    automatic: false,
    automatic_delay: 10,
    mark_delivered: true,
    confirm_address: true,
    address_until_stage_id: null,
  },
})
export type ShippingSettings = z.output<typeof shippingSettings.schema>
