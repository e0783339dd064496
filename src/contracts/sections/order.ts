import { z } from "zod"
import { addressSchema, currencySchema, moneySchema } from "../common"
import { documentLineSchema, documentTotalsSchema } from "../order-document"

export const pageLineSchema = documentLineSchema.extend({ thumbnail: z.string().nullable() })

/** Lines under one heading of the shop's; null for those without a heading. */
export const lineGroupSchema = z.object({ title: z.string().nullable(), lines: z.array(pageLineSchema) })
export type LineGroup = z.infer<typeof lineGroupSchema>

export const orderSectionSchema = z.object({
  currency_code: currencySchema,
  /** What is made and shipped. Set-up charges and other fees are not counted. */
  pieces: z.number(),
  line_groups: z.array(lineGroupSchema),
  totals: documentTotalsSchema.extend({
    /** Sum of the order's transactions, so that payments, refunds and chargebacks all count. */
    paid: moneySchema,
    owed: moneySchema,
  }),
  notes: z.string().nullable(),
  shipping_address: addressSchema.nullable(),
  billing_address: addressSchema.nullable(),
  shipping_methods: z.array(z.string()),
})
export type OrderSection = z.infer<typeof orderSectionSchema>

export const ORDER_TIMELINE = ["quote_created", "order_placed", "canceled"] as const
