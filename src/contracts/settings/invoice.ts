import { z } from "zod"
import { addressSchema, LIMITS } from "../common"
import { FIELD_RULES } from "../field-rules"
import { dueTermsSchema, taxIdSchema } from "../invoice/invoice"
import { toleranceSchema } from "../invoice/final-count"
import { defineSettings } from "./define-settings"

/** `{n}` is the number in its series; `{n:4}` fills it up with zeros to four digits; `{year}` begins a series each year. */
const numberPatternSchema = z
  .string()
  .trim()
  .max(40)
  .regex(/^[^{}]*(\{year\}[^{}]*)?\{n(:[1-9])?\}[^{}]*$/, FIELD_RULES.number_pattern)

/** Who bills, under which numbers, and until when a bill is to be paid. */
export const invoiceSettings = defineSettings({
  namespace: "invoice",
  fields: {
    /** Null: the shop's name. */
    seller_name: z.string().trim().min(1).max(200).nullable(),
    seller_address: addressSchema.nullable(),
    seller_tax_ids: z.array(taxIdSchema).max(5),
    number_pattern: numberPatternSchema,
    credit_note_pattern: numberPatternSchema,
    terms: dueTermsSchema,
    /** Percent of the order that a deposit begins with. */
    deposit_percent: z.number().min(1).max(100),
    /** How to pay by transfer or cheque. */
    payment_instructions: z.string().trim().max(2_000).nullable(),
    footer: z.string().trim().max(LIMITS.shortText).nullable(),
    tolerance: toleranceSchema,
    /** Days before and after the due date on which an unpaid invoice is mentioned again; empty for never. */
    remind_before_days: z.array(z.number().int().min(1).max(60)).max(5),
    remind_after_days: z.array(z.number().int().min(1).max(120)).max(5),
    /** The PDF goes along with the mail. */
    attach_pdf: z.boolean(),
  },
  defaults: {
    seller_name: null,
    seller_address: null,
    seller_tax_ids: [],
    number_pattern: "INV-{n:4}",
    credit_note_pattern: "CN-{n:4}",
    terms: { kind: "net", days: 30 },
    deposit_percent: 50,
    payment_instructions: null,
    footer: null,
    tolerance: { kind: "percent", over: 5, under: 5 },
    remind_before_days: [3],
    remind_after_days: [3, 14],
    attach_pdf: true,
  },
})
export type InvoiceSettings = z.output<typeof invoiceSettings.schema>
