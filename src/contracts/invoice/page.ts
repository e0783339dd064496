import { z } from "zod"
import { addressSchema, currencySchema, daySchema, idSchema, instantSchema, moneySchema } from "../common"
import { paymentSchema } from "../payment/payment"
import { shopSchema } from "../shop"
import {
  dueTermsSchema,
  invoiceKindSchema,
  invoiceMoneySchema,
  invoicePurposeSchema,
  invoiceStateSchema,
} from "./invoice"
import { invoiceTotalsSchema, summedLineSchema } from "./line"

/** Why there is no Pay on an invoice. */
export const payBlockedSchema = z.enum(["nothing_owed", "processing", "not_available"])

/** An issued invoice or credit note as a client sees it in a list. Drafts are never shown. */
export const invoiceTileSchema = z.object({
  id: idSchema,
  kind: invoiceKindSchema,
  purpose: invoicePurposeSchema,
  number: z.string(),
  state: invoiceStateSchema,
  issued_at: instantSchema,
  due_on: daySchema.nullable(),
  money: invoiceMoneySchema,
  /** Null: it can be paid here. */
  pay_blocked: payBlockedSchema.nullable(),
})
export type InvoiceTile = z.infer<typeof invoiceTileSchema>

/** Pieces that were made where they differ from what was ordered. */
export const countDifferenceSchema = z.object({
  title: z.string(),
  size: z.string().nullable(),
  ordered: z.number(),
  final: z.number(),
  unit_price: moneySchema,
})
export type CountDifference = z.infer<typeof countDifferenceSchema>

/** `GET /portal/invoices/:id`: one issued invoice with its payments. */
export const invoicePageSchema = z.object({
  shop: shopSchema,
  invoice: invoiceTileSchema.extend({
    terms: dueTermsSchema,
    po_number: z.string().nullable(),
    buyer: z.object({ name: z.string(), address: addressSchema.nullable() }),
    lines: z.array(summedLineSchema),
    totals: invoiceTotalsSchema,
    note: z.string().nullable(),
    payment_instructions: z.string().nullable(),
    corrects: z.object({ id: idSchema, number: z.string() }).nullable(),
    /** Smallest amount that can be paid in part; null where only the whole balance can. */
    smallest_part: moneySchema.nullable(),
  }),
  payments: z.array(paymentSchema),
  /** Issued for this invoice, newest first. */
  credit_notes: z.array(z.object({ id: idSchema, number: z.string(), issued_at: instantSchema, total: moneySchema })),
  count_differences: z.array(countDifferenceSchema),
  /** Other invoices of the project that can be paid together with this one. */
  payable_with: z.array(
    z.object({
      id: idSchema,
      number: z.string(),
      balance: moneySchema,
      currency_code: currencySchema,
      due_on: daySchema.nullable(),
    }),
  ),
})
export type InvoicePage = z.infer<typeof invoicePageSchema>
