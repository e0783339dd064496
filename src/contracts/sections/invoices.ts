import { z } from "zod"
import { currencySchema, daySchema, idSchema, moneySchema } from "../common"
import { invoiceTileSchema } from "../invoice/page"
import { paymentSchema } from "../payment/payment"

export const invoicesSectionSchema = z.object({
  /** Issued ones, newest first, void ones among them. */
  invoices: z.array(invoiceTileSchema),
  payments: z.array(paymentSchema),
  /** What the finance gate tells the client (F39); null without the gate or before there is something to pay. */
  banner: z.enum(["pending", "processing", "under_review", "paid"]).nullable(),
})
export type InvoicesSection = z.infer<typeof invoicesSectionSchema>

/** One invoice that waits to be paid, as a card. */
export const payInvoiceItemSchema = z.object({
  kind: z.literal("pay_invoice"),
  id: idSchema,
  number: z.string(),
  balance: moneySchema,
  currency_code: currencySchema,
  due_on: daySchema.nullable(),
  is_overdue: z.boolean(),
})

export const INVOICE_TIMELINE = [
  "invoice_sent",
  "invoice_paid",
  "invoice_voided",
  "credit_note_issued",
  "payment_received",
  "payment_refunded",
  "refund_returned",
] as const
