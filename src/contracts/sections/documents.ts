import { z } from "zod"
import { documentEntrySchema } from "../document"

/** Documents of the order: what was approved, the sales order, packing slips. */
export const documentsSectionSchema = z.object({ documents: z.array(documentEntrySchema) })
export type DocumentsSection = z.infer<typeof documentsSectionSchema>
