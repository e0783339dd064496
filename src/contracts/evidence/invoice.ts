import { z } from "zod"
import { currencySchema, daySchema, idSchema, moneySchema } from "../common"
import { invoiceKindSchema, invoicePurposeSchema } from "../invoice/invoice"
import { paymentMethodSchema } from "../payment/payment"
import { about, acted, defineEvidenceKind, sha256Schema } from "./define"

/** An invoice or credit note was issued. `document_sha256` names its stored bytes. */
export const invoiceIssued = defineEvidenceKind({
  kind: "invoice.issued",
  facts: {
    invoice_id: idSchema,
    invoice_kind: invoiceKindSchema,
    purpose: invoicePurposeSchema,
    number: z.string(),
    issued_on: daySchema,
    due_on: daySchema.nullable(),
    total: moneySchema,
    currency_code: currencySchema,
    document_sha256: sha256Schema,
    corrects_id: idSchema.nullable(),
    ...acted.facts,
  },
  personal: acted.personal,
  about: ({ invoice_id, number }) => about("invoice", invoice_id, { name: number }),
})

export const invoiceVoided = defineEvidenceKind({
  kind: "invoice.voided",
  facts: { invoice_id: idSchema, number: z.string(), reason: z.string(), ...acted.facts },
  personal: acted.personal,
  about: ({ invoice_id, number, reason }) => about("invoice", invoice_id, { name: number, note: reason }),
})

/**
 * Money arrived: through Stripe (`stripe_payment_intent_id`), or staff recorded it. With `returned_refund_id` it is money of
 * a refund that failed at Stripe and is the client's payment again.
 */
export const paymentRecorded = defineEvidenceKind({
  kind: "payment.recorded",
  facts: {
    payment_id: idSchema,
    invoice_id: idSchema.nullable(),
    method: paymentMethodSchema,
    amount: moneySchema,
    currency_code: currencySchema,
    medusa_payment_id: idSchema.nullable(),
    stripe_payment_intent_id: z.string().nullable(),
    returned_refund_id: idSchema.optional(),
    ...acted.facts,
  },
  personal: acted.personal,
  about: ({ payment_id }) => about("payment", payment_id),
})
