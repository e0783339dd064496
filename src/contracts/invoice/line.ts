import { z } from "zod"
import { idSchema, moneySchema } from "../common"
import { FIELD_RULES } from "../field-rules"

/**
 * A decimal number that is no amount of money, such as a quantity or a rate in percent, as an exact string ("12", "9.975").
 */
export const decimalSchema = z.string().regex(/^-?\d{1,12}(\.\d{1,6})?$/, FIELD_RULES.decimal)

/**
 * Tax categories of EN 16931 (code list UNCL5305): S standard rate, Z zero rate, E exempt, AE reverse charge, K
 * intra-community supply, G export, O outside the scope of tax.
 */
export const taxCategorySchema = z.enum(["S", "Z", "E", "AE", "K", "G", "O"])
export type TaxCategory = z.infer<typeof taxCategorySchema>

/** One tax on a line. Several stack: each is worked out on the line's net amount. */
export const lineTaxSchema = z.object({
  /** As Medusa's tax region names it ("GST", "QST"); null where it has no name. */
  name: z.string().trim().max(100).nullable(),
  /** Percent. */
  rate: decimalSchema,
  category: taxCategorySchema.default("S"),
})
export type LineTax = z.infer<typeof lineTaxSchema>

/** `goods`: lines of the order. `deposit`: a part of the order in advance, or that part taken off again (then negative). */
export const invoiceLineKindSchema = z.enum(["goods", "shipping", "charge", "deposit", "credit"])

/**
 * One line of an invoice. Its amounts follow from the rest (`invoiceTotals` in src/modules/invoice/totals.ts); nothing of
 * them is stored while the invoice is a draft.
 */
export const invoiceLineSchema = z.object({
  id: idSchema,
  kind: invoiceLineKindSchema,
  /** Medusa's line items it stands for, in order; empty for what is no line of the order. */
  item_ids: z.array(idSchema).max(500),
  title: z.string().trim().min(1, FIELD_RULES.line_title).max(300),
  details: z.string().trim().max(1_000).nullable(),
  quantity: decimalSchema,
  /** Unit of measure (UN/ECE Recommendation 20): H87 is a piece, C62 "one". */
  unit_code: z
    .string()
    .regex(/^[A-Z0-9]{2,3}$/, FIELD_RULES.unit_code)
    .default("H87"),
  /** Of one piece, as it is written: with or without its tax. May be finer than the currency's minor unit. */
  unit_price: moneySchema,
  /** What is taken off the whole line, written as the price is. */
  discount: moneySchema.default("0"),
  is_tax_inclusive: z.boolean(),
  taxes: z.array(lineTaxSchema).max(5),
})
export type InvoiceLine = z.infer<typeof invoiceLineSchema>

/** A line with its amounts, rounded to the minor unit. */
export const summedLineSchema = invoiceLineSchema.extend({
  /** Without tax, after the discount. */
  net: moneySchema,
  tax: moneySchema,
  /** `net + tax` before either was rounded. */
  total: moneySchema,
})
export type SummedLine = z.infer<typeof summedLineSchema>

/** All of one tax: `base` is what it was worked out on. */
export const taxSumSchema = lineTaxSchema.extend({ base: moneySchema, amount: moneySchema })
export type TaxSum = z.infer<typeof taxSumSchema>

/**
 * `net + tax + rounding = total`, exactly. Lines and taxes are rounded one by one, the total once; what they differ by is
 * said (EN 16931, BT-114) and is at most a few minor units.
 */
export const invoiceTotalsSchema = z.object({
  net: moneySchema,
  taxes: z.array(taxSumSchema),
  tax: moneySchema,
  rounding: moneySchema,
  total: moneySchema,
})
export type InvoiceTotals = z.infer<typeof invoiceTotalsSchema>
