import { z } from "zod"
import { documentEntrySchema } from "../document"

/** Papers of the order: quote, signed copy, sales order, packing slips, invoices, receipts. Newest first. */
export const documentsSectionSchema = z.object({ documents: z.array(documentEntrySchema) })
export type DocumentsSection = z.infer<typeof documentsSectionSchema>
