import { z } from "zod"
import { idSchema, instantSchema } from "./common"
import { sha256Schema } from "./evidence/define"

/**
 * Papers as PDF. The id that goes with a kind: `quote` the approval request, `sales_order` the order, `packing_slip` the
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

/** A paper that can be downloaded. */
export const documentEntrySchema = z.object({
  kind: documentKindSchema,
  id: idSchema,
  /** Number of the order, invoice or package that it is about. */
  number: z.string(),
  /** When what it says was issued, signed or last changed. */
  dated_at: instantSchema,
  /** The client signed exactly this. */
  is_signed: z.boolean(),
  /** Of the stored PDF, which never changes; null for a paper that shows today's data. */
  sha256: sha256Schema.nullable(),
})
export type DocumentEntry = z.infer<typeof documentEntrySchema>
export const documentListSchema = z.object({ documents: z.array(documentEntrySchema) })
