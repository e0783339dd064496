import { z } from "zod"
import { idSchema, instantSchema } from "./common"
import { sha256Schema } from "./evidence/define"

/**
 * Documents as PDF. The id that goes with a kind: `quote` the approval request, `sales_order` the order, `packing_slip` the
 * fulfillment, `invoice` and `credit_note` the invoice, `receipt` the payment, `statement` the customer.
 */
export const documentKindSchema = z.enum([
  "quote",
  "sales_order",
  "packing_slip",
  "invoice",
  "credit_note",
  "receipt",
  "statement",
])
export type DocumentKind = z.infer<typeof documentKindSchema>

/** A document that can be downloaded. */
export const documentEntrySchema = z.object({
  kind: documentKindSchema,
  id: idSchema,
  /** Number of the order, invoice or package that it is about. */
  number: z.string(),
  /** Of a quote; null for the others. */
  version: z.number().int().nullable(),
  /** When what it says was asked, issued or packed; null for a document of today's data. */
  dated_at: instantSchema.nullable(),
  /** The client approved exactly this. */
  is_signed: z.boolean(),
  /** Of the stored PDF, which never changes; null for one that is made when it is asked for. */
  sha256: sha256Schema.nullable(),
})
export type DocumentEntry = z.infer<typeof documentEntrySchema>
export const documentListSchema = z.object({ documents: z.array(documentEntrySchema) })
export type DocumentList = z.infer<typeof documentListSchema>
