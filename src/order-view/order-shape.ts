import type { BigNumberInput } from "@medusajs/framework/types"
import { z } from "zod"

/*
 * What is read of an order through query.graph, checked at run time: graph answers are loosely typed, and a field that a
 * Medusa upgrade drops must fail here with its name, not as "undefined" on a client's page.
 */

/** A number, or Medusa's BigNumber object. */
const amount = z.custom<BigNumberInput>(
  (value) =>
    typeof value === "number" ||
    typeof value === "string" ||
    (typeof value === "object" && value !== null && "numeric" in value),
)
const instant = z.union([z.date(), z.string()]).transform((value) => new Date(value).toISOString())
const optionalText = z
  .string()
  .nullish()
  .transform((text) => text?.trim() || null)
const metadata = z
  .record(z.string(), z.unknown())
  .nullish()
  .transform((value) => value ?? {})

const address = z.object({
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
export type OrderAddress = z.infer<typeof address>

const item = z.object({
  id: z.string(),
  title: z.string(),
  product_title: optionalText,
  variant_title: optionalText,
  variant_option_values: z
    .record(z.string(), z.unknown())
    .nullish()
    .transform((value) => value ?? {}),
  subtitle: optionalText,
  thumbnail: optionalText,
  metadata,
  created_at: instant,
  quantity: amount,
  unit_price: amount,
  is_tax_inclusive: z.boolean(),
  requires_shipping: z.boolean(),
})
/** An order's quantities lie beside its lines, by version. */
const itemDetail = z.object({ fulfilled_quantity: amount, shipped_quantity: amount, delivered_quantity: amount })
const orderItem = item.extend({ detail: itemDetail })
export type OrderItem = z.infer<typeof orderItem>

const fulfillmentFacts = z.object({
  id: z.string(),
  created_at: instant,
  packed_at: instant.nullish(),
  shipped_at: instant.nullish(),
  delivered_at: instant.nullish(),
  canceled_at: instant.nullish(),
})
const fulfillmentItem = z.object({ line_item_id: z.string().nullish(), title: z.string(), quantity: amount })
const label = z.object({ tracking_number: optionalText, tracking_url: optionalText })
const fulfillment = fulfillmentFacts.extend({
  delivery_address: address.nullish(),
  shipping_option: z.object({ name: optionalText }).nullish(),
  items: z.array(fulfillmentItem).nullish(),
  labels: z.array(label).nullish(),
})
export type OrderFulfillment = z.infer<typeof fulfillment>

/** An order without its totals, which cost most of its read: enough to say where it stands. */
export const orderGlanceShape = z.object({
  id: z.string(),
  display_id: z.union([z.number(), z.string()]).nullish(),
  custom_display_id: optionalText,
  version: z.number(),
  status: z.string(),
  is_draft_order: z.boolean(),
  email: optionalText,
  currency_code: z.string(),
  metadata,
  created_at: instant,
  canceled_at: instant.nullish(),
  customer: z
    .object({
      id: z.string(),
      first_name: optionalText,
      last_name: optionalText,
      company_name: optionalText,
      email: optionalText,
    })
    .nullish(),
  shipping_address: address.nullish(),
  billing_address: address.nullish(),
  items: z
    .array(orderItem)
    .nullish()
    .transform((items) => items ?? []),
  shipping_methods: z
    .array(z.object({ name: optionalText }))
    .nullish()
    .transform((methods) => methods ?? []),
  transactions: z
    .array(z.object({ amount }))
    .nullish()
    .transform((transactions) => transactions ?? []),
  fulfillments: z
    .array(fulfillment)
    .nullish()
    .transform((fulfillments) => fulfillments ?? []),
})
export type OrderGlance = z.infer<typeof orderGlanceShape>

/** What Medusa works out for each line and shipping method; `total` includes tax and is what is left after discounts. */
const worked = z.object({ total: amount, tax_total: amount })
const returned = z.object({ return_received_quantity: amount, return_dismissed_quantity: amount })
const pricedItem = orderItem.extend({ ...worked.shape, detail: itemDetail.extend(returned.shape) })
const pricedMethod = worked.extend({ name: optionalText, amount, is_tax_inclusive: z.boolean() })
const totals = z.object({ credit_line_total: amount.nullish(), total: amount })
export const orderShape = orderGlanceShape.extend({
  ...totals.shape,
  items: z
    .array(pricedItem)
    .nullish()
    .transform((items) => items ?? []),
  shipping_methods: z
    .array(pricedMethod)
    .nullish()
    .transform((methods) => methods ?? []),
})
export type Order = z.infer<typeof orderShape>

const under = (path: string, { shape }: { shape: object }): string[] =>
  Object.keys(shape).map((field) => `${path}.${field}`)

/** By name throughout: a `*` would load and format dozens of columns that no page shows. */
export const ORDER_GLANCE_FIELDS = [
  "id",
  "display_id",
  "custom_display_id",
  "version",
  "status",
  "is_draft_order",
  "email",
  "currency_code",
  "metadata",
  "created_at",
  "canceled_at",
  "customer_id",
  ...["id", "first_name", "last_name", "company_name", "email"].map((field) => `customer.${field}`),
  ...under("shipping_address", address),
  ...under("billing_address", address),
  ...under("items", item),
  // What `items.quantity` is read from.
  "items.detail.quantity",
  ...under("items.detail", itemDetail),
  "shipping_methods.name",
  "transactions.amount",
  ...under("fulfillments", fulfillmentFacts),
  ...under("fulfillments.delivery_address", address),
  "fulfillments.shipping_option.name",
  ...under("fulfillments.items", fulfillmentItem),
  ...under("fulfillments.labels", label),
]

export const ORDER_FIELDS = [
  ...ORDER_GLANCE_FIELDS,
  ...Object.keys(totals.shape),
  ...under("items", worked),
  ...under("items.detail", returned),
  ...under("shipping_methods", pricedMethod),
]
