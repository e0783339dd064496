import type { InferTypeOf } from "@medusajs/framework/types"
import type { Checkout, CheckoutPart } from "./models/checkout"
import type { Dispute, Payment } from "./models/payment"
import type { PaymentFinding, StripeEvent } from "./models/stripe-event"

/* Rows as the database gives them. */

export type PaymentRow = InferTypeOf<typeof Payment>
export type DisputeRow = InferTypeOf<typeof Dispute>
export type CheckoutRow = InferTypeOf<typeof Checkout>
export type CheckoutPartRow = InferTypeOf<typeof CheckoutPart>
export type StripeEventRow = InferTypeOf<typeof StripeEvent>
export type PaymentFindingRow = InferTypeOf<typeof PaymentFinding>
