import type { InferTypeOf } from "@medusajs/framework/types"
import type { DueTerms, InvoiceContent, TaxId, Tolerance } from "../../contracts"
import type { BillingProfile } from "./models/billing-profile"
import type { Invoice } from "./models/invoice"
import type { LineCount } from "./models/line-count"

/* Rows as the database gives them: JSON columns hold what the contracts say. */

export type InvoiceRow = Omit<InferTypeOf<typeof Invoice>, "content" | "raw_sequence"> & { content: InvoiceContent }
export type BillingProfileRow = Omit<InferTypeOf<typeof BillingProfile>, "terms" | "tax_ids"> & {
  terms: DueTerms | null
  tax_ids: TaxId[]
}
export type LineCountRow = Omit<InferTypeOf<typeof LineCount>, "tolerance" | "raw_ordered" | "raw_final"> & {
  tolerance: Tolerance | null
}
