import { z } from "zod"
import { approvalRequestSchema, decisionStampSchema } from "./approval"
import { addressSchema, currencySchema, daySchema, idSchema, instantSchema, moneySchema } from "./common"
import { documentLineSchema, documentTotalsSchema } from "./order-document"
import { viewerSchema } from "./portal-session"
import { projectStatusSchema } from "./project"
import { shopSchema } from "./shop"
import { stageSchema } from "./stage"

export const pageLineSchema = documentLineSchema.extend({ thumbnail: z.string().nullable() })
export const pageSectionSchema = z.object({ title: z.string().nullable(), lines: z.array(pageLineSchema) })
export type PageSection = z.infer<typeof pageSectionSchema>

export const pageStageSchema = stageSchema.pick({ id: true, name: true, color: true, role: true }).extend({
  state: z.enum(["done", "current", "upcoming"]),
  /** When the project came to stand here, or its packages proved it; null for what was skipped or lies ahead. */
  at: instantSchema.nullable(),
})
export type PageStage = z.infer<typeof pageStageSchema>

export const packedItemSchema = z.object({ title: z.string(), size: z.string().nullable(), quantity: z.number() })

/** A fulfilment as the client knows it. */
export const packageSchema = z.object({
  id: idSchema,
  state: z.enum(["preparing", "shipped", "delivered", "canceled"]),
  service: z.string().nullable(),
  address: addressSchema.nullable(),
  items: z.array(packedItemSchema),
  packed_at: instantSchema.nullable(),
  shipped_at: instantSchema.nullable(),
  delivered_at: instantSchema.nullable(),
  tracking: z.array(z.object({ number: z.string(), url: z.string().nullable(), carrier: z.string().nullable() })),
})
export type Package = z.infer<typeof packageSchema>

/** Newest first. Words come from the catalogue (`timeline.<kind>`); `who` and `what` fill them. */
export const timelineEntrySchema = z.object({
  at: instantSchema,
  kind: z.enum([
    "quote_created",
    "order_placed",
    "approval_requested",
    "approved",
    "changes_requested",
    "declined",
    "stage_moved",
    "shipped",
    "delivered",
    "canceled",
  ]),
  who: z.string().nullable(),
  what: z.string().nullable(),
})
export type TimelineEntry = z.infer<typeof timelineEntrySchema>

/** What waits for the client, most pressing first. Grows with proofs and invoices. */
export const needSchema = z.object({
  kind: z.literal("approve_order"),
  request_id: idSchema,
  version: z.number().int(),
  amount: moneySchema,
  requested_at: instantSchema,
  message: z.string().nullable(),
  change_count: z.number().int(),
})
export type Need = z.infer<typeof needSchema>

export const projectViewSchema = z.object({
  id: idSchema,
  order_id: idSchema,
  kind: z.enum(["quote", "order"]),
  number: z.string(),
  name: z.string(),
  po_number: z.string().nullable(),
  in_hands_date: daySchema.nullable(),
  ship_date: daySchema.nullable(),
  /** What is made and shipped; set-up charges and other fees are no pieces. */
  pieces: z.number(),
  /** Where the pieces are; together they are `pieces`. */
  places: z.object({ delivered: z.number(), on_the_way: z.number(), to_come: z.number() }),
  status: projectStatusSchema,
  created_at: instantSchema,
  customer: z.object({ name: z.string().nullable(), company: z.string().nullable() }),
  rep: z.object({ name: z.string(), email: z.string().nullable() }).nullable(),
  stages: z.array(pageStageSchema),
  needs: z.array(needSchema),
  sections: z.array(pageSectionSchema),
  currency_code: currencySchema,
  totals: documentTotalsSchema.extend({
    /** Sum of the order's transactions, so that payments, refunds and chargebacks all count. */
    paid: moneySchema,
    owed: moneySchema,
  }),
  notes: z.string().nullable(),
  shipping_address: addressSchema.nullable(),
  billing_address: addressSchema.nullable(),
  shipping_methods: z.array(z.string()),
  packages: z.array(packageSchema),
  /** What is in no package yet; empty before the first package. */
  unpacked: z.array(packedItemSchema),
  /** The newest request, whatever its state; null before staff asked for the first time. */
  request: approvalRequestSchema.nullable(),
  /** Every decision of the project, newest first. */
  decisions: z.array(decisionStampSchema),
  timeline: z.array(timelineEntrySchema),
})
export type ProjectView = z.infer<typeof projectViewSchema>

/** `GET /portal/project`: everything the page shows, in one read. */
export const projectPageSchema = z.object({ viewer: viewerSchema, shop: shopSchema, project: projectViewSchema })
export type ProjectPage = z.infer<typeof projectPageSchema>

/** `GET /portal/account`: until the account portal is there, who the shop is and that it comes. */
export const accountPageSchema = z.object({ viewer: viewerSchema, shop: shopSchema, state: z.literal("not_yet_open") })
export type AccountPage = z.infer<typeof accountPageSchema>
