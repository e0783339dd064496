import type { InferTypeOf } from "@medusajs/framework/types"
import type { QuoteRenewal } from "./models/quote-renewal"
import type { QuoteValidity } from "./models/quote-validity"

export type ValidityRow = InferTypeOf<typeof QuoteValidity>
export type RenewalRow = InferTypeOf<typeof QuoteRenewal>

/** The request that a validity belongs to. */
export type ValidRequest = { id: string; project_id: string; order_id: string }

/** A validity beside the database's clock, which alone decides what has expired: a server's own clock may be wrong. */
export type CheckedValidity = { valid_until: Date; now: Date; is_expired: boolean }
