import { z } from "zod"
import { addressSchema, currencySchema, daySchema, idSchema, moneySchema } from "./common"

export const sizeQuantitySchema = z.object({ label: z.string(), quantity: z.number() })

/** One line as the client reads it: the sizes of one garment at one price are one line. */
export const documentLineSchema = z.object({
  /** Ids of the Medusa line items it stands for, in order. */
  item_ids: z.array(idSchema),
  title: z.string(),
  /** Decoration, colour, placement: the shop's words. */
  details: z.string().nullable(),
  note: z.string().nullable(),
  sizes: z.array(sizeQuantitySchema),
  quantity: z.number(),
  unit_price: moneySchema,
  total: moneySchema,
  /** Whether price and total include their tax. Documents pinned before this was said have prices without. */
  tax_included: z.boolean().default(false),
})
export type DocumentLine = z.infer<typeof documentLineSchema>

export const documentSectionSchema = z.object({ title: z.string().nullable(), lines: z.array(documentLineSchema) })
export type DocumentSection = z.infer<typeof documentSectionSchema>

/** `subtotal - returned - discount + shipping + tax = total`, exactly. */
export const documentTotalsSchema = z.object({
  /** The lines' totals as they stand, each with or without its tax. */
  subtotal: moneySchema,
  /** What of it came back after the sale. Older documents do not say. */
  returned: moneySchema.default("0"),
  discount: moneySchema,
  /** Refunds and other credit that Medusa takes off what is owed, where there is any. Older documents count it as discount. */
  credited: moneySchema.optional(),
  /** With or without its tax, as the shop writes it. */
  shipping: moneySchema,
  /** What comes on top of prices without tax. */
  tax: moneySchema,
  total: moneySchema,
  /** What of the total is tax that the prices include. Older documents do not say. */
  tax_included: moneySchema.default("0"),
})
export type DocumentTotals = z.infer<typeof documentTotalsSchema>

/** All that binds, and nothing that moves by itself (payments, stages, tracking). Two documents of equal content agree. */
export const orderContentSchema = z.object({
  order_id: idSchema,
  order_number: z.string(),
  project_name: z.string(),
  po_number: z.string().nullable(),
  in_hands_date: daySchema.nullable(),
  customer: z.object({ name: z.string().nullable(), email: z.string().nullable() }),
  currency_code: currencySchema,
  sections: z.array(documentSectionSchema),
  totals: documentTotalsSchema,
  shipping_methods: z.array(z.string()),
  shipping_address: addressSchema.nullable(),
  billing_address: addressSchema.nullable(),
  notes: z.string().nullable(),
})
export type OrderContent = z.infer<typeof orderContentSchema>

/**
 * What a client approves. Its canonical bytes (RFC 8785) are pinned by an approval request and named, by hash, by the
 * decision. Format 1 held Medusa's version counter, which every fulfillment raises, and text as it was typed.
 */
export const orderDocumentSchema = z.discriminatedUnion("format", [
  orderContentSchema.extend({ format: z.literal("order-document/2") }),
  orderContentSchema.extend({ format: z.literal("order-document/1"), order_version: z.number().int() }),
])
export type OrderDocument = z.infer<typeof orderDocumentSchema>

/**
 * One difference between two documents, for people. `label` is a line's title (with its size), or a field's key in the
 * catalogue (`diff.field.*`) when `kind` is "field". Null `before` is an addition, null `after` a removal. Of a "file",
 * `label` is its name, and before and after are the SHA-256 of its bytes.
 */
export const documentChangeSchema = z.object({
  kind: z.enum(["line", "quantity", "price", "text", "field", "total", "file"]),
  label: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
})
export type DocumentChange = z.infer<typeof documentChangeSchema>
