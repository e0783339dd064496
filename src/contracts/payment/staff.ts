import { z } from "zod"
import { shownActorSchema } from "../actor"
import { currencySchema, daySchema, idSchema, instantSchema, LIMITS, moneySchema } from "../common"
import { manualMethodSchema, paymentSchema } from "./payment"

/** Records money that came by another way than Stripe, for one invoice. */
export const recordPaymentSchema = z
  .object({
    method: manualMethodSchema,
    amount: moneySchema,
    /** The day on which it arrived; today or before. */
    received_on: daySchema,
    reference: z.string().trim().max(200).nullable().default(null),
    note: z.string().trim().max(LIMITS.shortText).nullable().default(null),
    /** Chosen by the form, so that sending it twice records once. */
    key: z.string().trim().min(8).max(100),
  })
  .strict()
export type RecordPayment = z.infer<typeof recordPaymentSchema>

export const disputeSchema = z.object({
  id: idSchema,
  payment_id: idSchema,
  currency_code: currencySchema,
  amount: moneySchema,
  /** Stripe's words: `needs_response`, `under_review`, `won`, `lost`, `warning_needs_response` and others. */
  status: z.string(),
  reason: z.string().nullable(),
  respond_by: instantSchema.nullable(),
  opened_at: instantSchema,
})
export type Dispute = z.infer<typeof disputeSchema>

/** A payment as staff see it. */
export const staffPaymentSchema = paymentSchema.extend({
  order_id: idSchema,
  /** Medusa's payment, whose page in the admin can refund it. */
  medusa_payment_id: idSchema.nullable(),
  stripe_payment_intent_id: z.string().nullable(),
  note: z.string().nullable(),
  recorded_by: shownActorSchema.nullable(),
  disputes: z.array(disputeSchema),
})
export type StaffPayment = z.infer<typeof staffPaymentSchema>

/** Something between Stripe, Medusa and the invoices that staff have to look at. */
export const paymentFindingSchema = z.object({
  id: idSchema,
  /**
   * `late_payment`: an old checkout was paid although its amount had changed. `overpaid`: more arrived than was owed.
   * `unknown_payment`: Stripe holds money that no checkout knows. `amount_differs`: the ledger and Stripe disagree.
   * `failed_after_paid`: a debit failed after it had counted as paid. `refund_unbooked`: a refund that could not be booked.
   * `refund_failed`: a refund did not reach the client, and its money came back.
   */
  code: z.enum([
    "late_payment",
    "overpaid",
    "unknown_payment",
    "amount_differs",
    "failed_after_paid",
    "refund_unbooked",
    "refund_failed",
  ]),
  order_id: idSchema.nullable(),
  /** The project of the order. */
  project_id: idSchema.nullable(),
  invoice_id: idSchema.nullable(),
  stripe_id: z.string().nullable(),
  currency_code: currencySchema.nullable(),
  /** What the ledger holds, and what Stripe says. */
  booked: moneySchema.nullable(),
  at_stripe: moneySchema.nullable(),
  found_at: instantSchema,
  resolved_at: instantSchema.nullable(),
  resolved_by: shownActorSchema.nullable(),
})
export type PaymentFinding = z.infer<typeof paymentFindingSchema>
export const paymentFindingsSchema = z.object({ findings: z.array(paymentFindingSchema) })

/** `GET /admin/client-portal/payments/connection`: how the shop is connected with Stripe. */
export const stripeConnectionSchema = z.object({
  /** `missing`: no key in the options, so clients cannot pay here. `unreachable` and `refused`: what Stripe answered now. */
  state: z.enum(["missing", "connected", "unreachable", "refused"]),
  mode: z.enum(["live", "test", "sandbox"]).nullable(),
  account: z.object({ id: z.string(), name: z.string().nullable(), country: z.string().nullable() }).nullable(),
  /** Whether the payment provider is listed in the host's configuration. */
  has_provider: z.boolean(),
  webhook: z.object({
    has_secret: z.boolean(),
    path: z.string(),
    last_event_at: instantSchema.nullable(),
    /** Stored events that are not processed yet, and those of them that have waited for over an hour. */
    waiting: z.number().int(),
    failed: z.number().int(),
  }),
  /** Stripe's message when it refused or could not be reached. */
  problem: z.string().nullable(),
})
export type StripeConnection = z.infer<typeof stripeConnectionSchema>

/** Runs stored events through the same function again: one, or all since a moment. */
export const replayEventsSchema = z
  .object({ event_id: z.string().max(100).optional(), since: instantSchema.optional() })
  .strict()
export const replayedEventsSchema = z.object({ events: z.number().int() })

export const resolveFindingSchema = z
  .object({ note: z.string().trim().max(LIMITS.shortText).nullable().default(null) })
  .strict()
