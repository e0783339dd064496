import { z } from "zod"
import { instantSchema, moneySchema } from "../common"
import { APPROVAL_TIMELINE, approvalSectionSchema, approveOrderItemSchema } from "./approval"
import { checklistSectionSchema } from "./checklist"
import { conversationSectionSchema } from "./conversation"
import { DELIVERY_TIMELINE, deliverySectionSchema } from "./delivery"
import { INVOICE_TIMELINE, invoicesSectionSchema, payInvoiceItemSchema } from "./invoices"
import { documentsSectionSchema } from "./documents"
import { ORDER_TIMELINE, orderSectionSchema } from "./order"
import { confirmAddressItemSchema, shippingSectionSchema } from "./shipping"
import { approveProofsItemSchema, PROOF_TIMELINE, proofsSectionSchema } from "./proofs"

export * from "./approval"
export * from "./checklist"
export * from "./conversation"
export * from "./delivery"
export * from "./invoices"
export * from "./documents"
export * from "./order"
export * from "./proofs"
export * from "./shipping"

/*
 * Registry of the page's sections: a new section adds its schema, and its action items and timeline kinds if it has any.
 * Its reader stands in src/project-page/sections.ts.
 */

export const sectionsSchema = z.object({
  order: orderSectionSchema,
  approval: approvalSectionSchema,
  delivery: deliverySectionSchema,
  proofs: proofsSectionSchema,
  invoices: invoicesSectionSchema,
  documents: documentsSectionSchema,
  conversation: conversationSectionSchema,
  checklist: checklistSectionSchema,
  shipping: shippingSectionSchema,
})
export type Sections = z.infer<typeof sectionsSchema>
export type SectionId = keyof Sections

/** What waits for the client. */
export const actionItemSchema = z.discriminatedUnion("kind", [
  approveOrderItemSchema,
  approveProofsItemSchema,
  payInvoiceItemSchema,
  confirmAddressItemSchema,
])
export type ActionItem = z.infer<typeof actionItemSchema>

/** Words come from the catalogue (`timeline.<kind>`); the other fields fill them. */
export const timelineEntrySchema = z.object({
  at: instantSchema,
  kind: z.enum([
    ...ORDER_TIMELINE,
    ...APPROVAL_TIMELINE,
    "stage_moved",
    ...DELIVERY_TIMELINE,
    ...PROOF_TIMELINE,
    ...INVOICE_TIMELINE,
  ]),
  who: z.string().nullable(),
  what: z.string().nullable(),
  /** Of the proof that `what` names. */
  version: z.number().int().optional(),
  /** Of a payment or refund, in place of `what`. */
  money: z.object({ amount: moneySchema, currency_code: z.string() }).optional(),
})
export type TimelineEntry = z.infer<typeof timelineEntrySchema>
