import { z } from "zod"

/** What a payment of ours carries in Medusa. It is written by reconciliation, once the money is at Stripe. */
export const paymentDataSchema = z.object({
  payment_intent_id: z.string().regex(/^pi_/),
  checkout_id: z.string(),
  /** A refund that is already at Stripe: the next refund of this amount books it instead of making another. */
  adopt: z
    .object({
      refund_id: z.string(),
      /** What this payment has of it, in the major unit. */
      amount: z.string(),
      /** Ids of Medusa's refunds that Stripe's refund named when this was written, and those of them that still exist. */
      listed: z.array(z.string()),
      kept: z.array(z.string()),
    })
    .nullable()
    .default(null),
})
export type PaymentData = z.output<typeof paymentDataSchema>
