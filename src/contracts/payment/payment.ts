import { z } from "zod"
import { currencySchema, idSchema, instantSchema, moneySchema } from "../common"

/** `stripe_*` moved through Stripe; the others were recorded by staff. */
export const paymentMethodSchema = z.enum([
  "stripe_card",
  "stripe_us_bank_account",
  "stripe_sepa_debit",
  "stripe_other",
  "bank_transfer",
  "cheque",
  "cash",
  "other",
])
export type PaymentMethod = z.infer<typeof paymentMethodSchema>

/** What staff may record. */
export const manualMethodSchema = paymentMethodSchema.extract(["bank_transfer", "cheque", "cash", "other"])

/** Money that came in for an invoice, as client and staff see it. Each stands for one payment in Medusa. */
export const paymentSchema = z.object({
  id: idSchema,
  invoice_id: idSchema.nullable(),
  method: paymentMethodSchema,
  /** Last digits of the card or account, where Stripe tells them. */
  last4: z.string().nullable(),
  currency_code: currencySchema,
  amount: moneySchema,
  refunded: moneySchema,
  /** Taken back by the client's bank, or held back while a dispute is open. */
  disputed: moneySchema,
  received_at: instantSchema,
  /** Money of a refund that did not arrive and came back: it counts as paid again. */
  is_returned_refund: z.boolean(),
  /** Number of the cheque or words of the transfer. */
  reference: z.string().nullable(),
})
export type Payment = z.infer<typeof paymentSchema>

/**
 * Where a payment through Stripe stands. `open`: the client may pay at Stripe. `processing`: a bank debit is on its way,
 * which takes days. `expired`: nothing was paid, and nothing can be any more.
 */
export const checkoutStateSchema = z.enum(["opening", "open", "processing", "paid", "failed", "expired"])
export type CheckoutState = z.infer<typeof checkoutStateSchema>

export const startCheckoutSchema = z
  .object({
    invoice_ids: z.array(idSchema).min(1).max(50),
    /** A part of what is owed, where the shop allows it; left out: all of it. One invoice alone. */
    amount: moneySchema.optional(),
  })
  .strict()
export type StartCheckout = z.infer<typeof startCheckoutSchema>

/** Where to send the browser: Stripe's page. */
export const startedCheckoutSchema = z.object({ checkout_id: idSchema, url: z.url() })
export type StartedCheckout = z.infer<typeof startedCheckoutSchema>

/** What the page after Stripe's shows. */
export const checkoutStatusSchema = z.object({
  id: idSchema,
  state: checkoutStateSchema,
  /** False while Stripe cannot be asked: then `state` is what was known last, and the client may not be asked to pay again. */
  is_current: z.boolean(),
  currency_code: currencySchema,
  amount: moneySchema,
  invoices: z.array(z.object({ id: idSchema, number: z.string() })),
  method: paymentMethodSchema.nullable(),
  /** Stripe's code of why it failed (`card_declined`, `insufficient_funds`); null for none. */
  failure: z.string().nullable(),
})
export type CheckoutStatus = z.infer<typeof checkoutStatusSchema>
