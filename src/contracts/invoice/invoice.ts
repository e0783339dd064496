import { z } from "zod"
import { addressSchema, currencySchema, daySchema, idSchema, moneySchema, poNumberSchema } from "../common"
import { FIELD_RULES } from "../field-rules"
import { invoiceLineSchema, invoiceTotalsSchema, summedLineSchema } from "./line"

export const invoiceKindSchema = z.enum(["invoice", "credit_note"])
export type InvoiceKind = z.infer<typeof invoiceKindSchema>

/** What an invoice asks for: all of the order, a deposit, what is left of it, or charges beside it. */
export const invoicePurposeSchema = z.enum(["full", "deposit", "balance", "charge"])
export type InvoicePurpose = z.infer<typeof invoicePurposeSchema>

/** Derived by `invoiceStateOf` (src/modules/invoice/invoice-state.ts) from dates and money that moved; never stored. */
export const invoiceStateSchema = z.enum(["draft", "sent", "partly_paid", "paid", "overdue", "void", "credited"])
export type InvoiceState = z.infer<typeof invoiceStateSchema>

/** `before_production`: due at once, and the shop begins when it is paid. */
export const dueTermsSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("on_receipt") }),
  z.object({ kind: z.literal("before_production") }),
  z.object({ kind: z.literal("net"), days: z.number().int().min(1).max(365) }),
])
export type DueTerms = z.infer<typeof dueTermsSchema>

/** A number that an authority gave to a business. `scheme`: "VAT", or the office's own name ("EIN", "ABN"). */
export const taxIdSchema = z.object({
  scheme: z.string().trim().min(1).max(20),
  value: z.string().trim().min(1).max(50),
})
export type TaxId = z.infer<typeof taxIdSchema>

/** Seller or buyer, as an invoice names them (EN 16931, BG-4 and BG-7). */
export const partySchema = z.object({
  name: z.string().trim().min(1).max(200),
  address: addressSchema.nullable(),
  email: z.string().nullable(),
  tax_ids: z.array(taxIdSchema).max(5),
})
export type Party = z.infer<typeof partySchema>

/** What staff may change while an invoice is a draft. */
export const invoiceContentSchema = z.object({
  po_number: poNumberSchema.nullable(),
  terms: dueTermsSchema,
  note: z.string().trim().max(4_000).nullable(),
  lines: z.array(invoiceLineSchema).min(1, FIELD_RULES.invoice_lines).max(2_000),
})
export type InvoiceContent = z.infer<typeof invoiceContentSchema>

/**
 * An issued invoice or credit note, as it was sent. Its canonical bytes (RFC 8785) are stored with their SHA-256 and never
 * change; the PDF is made from them alone.
 */
export const invoiceDocumentSchema = z.object({
  format: z.literal("invoice-document/1"),
  kind: invoiceKindSchema,
  purpose: invoicePurposeSchema,
  number: z.string(),
  /** Day of issue in the shop's time zone. */
  issued_on: daySchema,
  due_on: daySchema.nullable(),
  terms: dueTermsSchema,
  currency_code: currencySchema,
  /** The invoice that a credit note corrects. */
  corrects: z.object({ id: idSchema, number: z.string(), issued_on: daySchema }).nullable(),
  order: z.object({ id: idSchema, number: z.string(), project_name: z.string() }),
  po_number: z.string().nullable(),
  seller: partySchema,
  buyer: partySchema,
  delivery_address: addressSchema.nullable(),
  lines: z.array(summedLineSchema),
  totals: invoiceTotalsSchema,
  note: z.string().nullable(),
  /** How to pay by transfer or cheque, in the shop's words. */
  payment_instructions: z.string().nullable(),
  footer: z.string().nullable(),
})
export type InvoiceDocument = z.infer<typeof invoiceDocumentSchema>

/**
 * What is owed on an invoice. `paid` is captured money minus refunds and lost disputes. A refund of money that was owed takes
 * it off the invoice, as Medusa takes it off the order: `balance = total - credited - refunded - paid`; below zero the shop
 * owes it to the client.
 */
export const invoiceMoneySchema = z.object({
  currency_code: currencySchema,
  total: moneySchema,
  credited: moneySchema,
  /** Given back, and no longer asked for. Money above what was owed is no part of it, nor is what a credit note took off. */
  refunded: moneySchema,
  paid: moneySchema,
  /** On its way by bank debit: neither paid nor to be asked for again. */
  processing: moneySchema,
  balance: moneySchema,
})
export type InvoiceMoney = z.infer<typeof invoiceMoneySchema>
