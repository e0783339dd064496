import type { BigNumberInput } from "@medusajs/framework/types"
import { z } from "zod"
import { cleanText } from "../lib/clean-text"

/*
 * What is read of an order, checked at run time: a column that a Medusa upgrade drops or changes must fail here with its
 * name, not as "undefined" on a client's page. The functions that give these rows are in
 * Migration20261126220000 and 20261127191800 of the project module.
 */

/** An exact amount. Medusa keeps it in `raw_*` columns, which hold more digits than a JavaScript number. */
const amount = z.string()
const instant = z.union([z.date(), z.string()]).transform((value) => new Date(value).toISOString())
const text = z.string().transform((value) => cleanText(value).trim())
const optionalText = z
  .string()
  .nullable()
  .transform((value) => (value && cleanText(value).trim()) || null)
const record = z
  .record(z.string(), z.unknown())
  .nullable()
  .transform((value) => value ?? {})

/** An address as Medusa keeps it of orders and customers. */
export const orderAddressSchema = z.object({
  company: optionalText,
  first_name: optionalText,
  last_name: optionalText,
  address_1: optionalText,
  address_2: optionalText,
  postal_code: optionalText,
  city: optionalText,
  province: optionalText,
  country_code: optionalText,
  phone: optionalText,
})
export type OrderAddress = z.infer<typeof orderAddressSchema>

const taxLine = z.object({ rate: amount })
const adjustment = z.object({ amount, is_tax_inclusive: z.boolean() })

export const itemRow = z.object({
  id: z.string(),
  title: text,
  product_title: optionalText,
  product_type: z.string().nullable(),
  variant_title: optionalText,
  variant_option_values: record,
  thumbnail: optionalText,
  metadata: record,
  created_at: instant,
  unit_price: amount,
  quantity: z.number(),
  fulfilled_quantity: z.number(),
  shipped_quantity: z.number(),
  delivered_quantity: z.number(),
  return_received_quantity: z.number(),
  return_dismissed_quantity: z.number(),
  is_tax_inclusive: z.boolean(),
  requires_shipping: z.boolean(),
  tax_lines: z.array(taxLine),
  adjustments: z.array(adjustment),
})

const shippingMethodRow = z.object({
  id: z.string(),
  name: optionalText,
  amount,
  is_tax_inclusive: z.boolean(),
  tax_lines: z.array(taxLine),
  adjustments: z.array(z.object({ amount })),
})

export const orderRow = z.object({
  id: z.string(),
  display_id: z.number().nullable(),
  custom_display_id: optionalText,
  version: z.number(),
  status: z.string(),
  is_draft_order: z.boolean(),
  /** Whether it was placed through a cart, so that its metadata is the shopper's (see untrusted-metadata.ts). */
  from_cart: z.boolean(),
  email: optionalText,
  currency_code: z.string(),
  metadata: record,
  created_at: instant,
  canceled_at: instant.nullable(),
  customer: z
    .object({
      id: z.string(),
      first_name: optionalText,
      last_name: optionalText,
      company_name: optionalText,
      email: optionalText,
    })
    .nullable(),
  shipping_address: orderAddressSchema.nullable(),
  billing_address: orderAddressSchema.nullable(),
  items: z.array(itemRow),
  shipping_methods: z.array(shippingMethodRow),
  transactions: z.array(z.object({ amount })),
  credit_lines: z.array(z.object({ amount })),
})
export type OrderRow = z.infer<typeof orderRow>

/** What Medusa works out for a line or a shipping method. `total` includes tax and is what is left after discounts. */
export type Worked = { total: BigNumberInput; tax_total: BigNumberInput }
export type OrderItem = z.infer<typeof itemRow> & Worked
export type OrderShippingMethod = z.infer<typeof shippingMethodRow> & Worked

export type Order = Omit<OrderRow, "items" | "shipping_methods"> & {
  items: OrderItem[]
  shipping_methods: OrderShippingMethod[]
  total: BigNumberInput
  credit_line_total: BigNumberInput
}

export const fulfillmentRow = z.object({
  id: z.string(),
  created_at: instant,
  packed_at: instant.nullable(),
  shipped_at: instant.nullable(),
  delivered_at: instant.nullable(),
  canceled_at: instant.nullable(),
  shipping_option_name: optionalText,
  delivery_address: orderAddressSchema.nullable(),
  items: z.array(z.object({ line_item_id: z.string().nullable(), title: text, quantity: z.number() })),
  labels: z.array(z.object({ tracking_number: optionalText, tracking_url: optionalText })),
})
export type OrderFulfillment = z.infer<typeof fulfillmentRow>
