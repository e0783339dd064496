import { z } from "zod"
import { shownActorSchema } from "../actor"
import {
  commaSeparated,
  currencySchema,
  daySchema,
  idSchema,
  instantSchema,
  LIMITS,
  moneySchema,
  queryInteger,
} from "../common"
import { FIELD_RULES } from "../field-rules"
import { sha256Schema } from "../evidence/define"
import { staffPaymentSchema } from "../payment/staff"
import { countedLineSchema } from "./final-count"
import {
  dueTermsSchema,
  invoiceContentSchema,
  invoiceKindSchema,
  invoiceMoneySchema,
  invoicePurposeSchema,
  invoiceStateSchema,
  partySchema,
  taxIdSchema,
} from "./invoice"
import { decimalSchema, invoiceTotalsSchema, summedLineSchema } from "./line"

/** An invoice or credit note with all that the tab shows of it. */
export const staffInvoiceSchema = z.object({
  id: idSchema,
  project_id: idSchema,
  order_id: idSchema,
  kind: invoiceKindSchema,
  purpose: invoicePurposeSchema,
  /** Null while it is a draft. */
  number: z.string().nullable(),
  state: invoiceStateSchema,
  /** Raised with each change of a draft, so that two people do not overwrite each other. */
  revision: z.number().int(),
  corrects: z.object({ id: idSchema, number: z.string() }).nullable(),
  content: invoiceContentSchema,
  lines: z.array(summedLineSchema),
  totals: invoiceTotalsSchema,
  money: invoiceMoneySchema,
  buyer: partySchema,
  issued_at: instantSchema.nullable(),
  due_on: daySchema.nullable(),
  voided: z.object({ at: instantSchema, reason: z.string() }).nullable(),
  document_sha256: sha256Schema.nullable(),
  created_at: instantSchema,
  created_by: shownActorSchema,
  payments: z.array(staffPaymentSchema),
})
export type StaffInvoice = z.infer<typeof staffInvoiceSchema>

/** `GET /admin/client-portal/projects/:id/invoices`: everything that the tab shows. */
export const projectInvoicesSchema = z.object({
  /** Newest first, credit notes among them. */
  invoices: z.array(staffInvoiceSchema),
  /** Payments of the order that no invoice has: credit of the client. */
  unassigned: z.array(staffPaymentSchema),
  order: z.object({
    currency_code: currencySchema,
    /** What Medusa's order costs now. */
    total: moneySchema,
    /** What the issued invoices ask for, less credit notes. */
    invoiced: moneySchema,
    /** `total - invoiced`: what a balance invoice would ask for. */
    uninvoiced: moneySchema,
    paid: moneySchema,
  }),
  lines: z.array(countedLineSchema),
  /** Terms that a new invoice begins with. */
  terms: dueTermsSchema,
  /** Why clients cannot pay here; null when they can. */
  pay_unavailable: z.enum(["stripe_missing", "provider_missing"]).nullable(),
})
export type ProjectInvoices = z.infer<typeof projectInvoicesSchema>

/**
 * A new draft. `deposit` takes a percentage of the order or an amount; `balance` asks for what no invoice has asked for yet,
 * with final counts where staff entered them; `full` all of it, or the chosen lines; `charge` lines that staff write.
 */
export const createInvoiceSchema = z.discriminatedUnion("purpose", [
  z.object({
    purpose: z.literal("full"),
    /** Lines of the order with the pieces to bill; left out: all of them, and shipping. */
    items: z
      .array(z.object({ item_id: idSchema, quantity: z.number().positive() }))
      .min(1)
      .max(500)
      .optional(),
  }),
  z.object({
    purpose: z.literal("deposit"),
    share: z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("percent"), percent: decimalSchema }),
      z.object({ kind: z.literal("amount"), amount: moneySchema }),
    ]),
  }),
  z.object({ purpose: z.literal("balance") }),
  z.object({ purpose: z.literal("charge"), content: invoiceContentSchema.pick({ lines: true }) }),
])
export type CreateInvoice = z.infer<typeof createInvoiceSchema>

export const updateInvoiceSchema = invoiceContentSchema.partial().extend({ revision: z.number().int() }).strict()
export type UpdateInvoice = z.infer<typeof updateInvoiceSchema>

/** Sending names the revision that staff looked at. */
export const sendInvoiceSchema = z
  .object({
    revision: z.number().int(),
    /** Left out: everyone with a link to the project. */
    link_ids: z.array(idSchema).max(50).optional(),
    message: z.string().trim().max(LIMITS.note).nullable().default(null),
  })
  .strict()
export type SendInvoice = z.infer<typeof sendInvoiceSchema>

export const resendInvoiceSchema = sendInvoiceSchema.omit({ revision: true })
export const voidInvoiceSchema = z
  .object({ reason: z.string().trim().min(1, FIELD_RULES.reason).max(LIMITS.shortText) })
  .strict()

/** A credit note for an issued invoice: all of it, or an amount of it. It is issued at once. */
export const creditInvoiceSchema = z
  .object({
    amount: moneySchema.optional(),
    reason: z.string().trim().min(1, FIELD_RULES.reason).max(LIMITS.shortText),
    key: z.string().trim().min(8).max(100),
  })
  .strict()
export type CreditInvoice = z.infer<typeof creditInvoiceSchema>

export const invoiceAnswerSchema = z.object({ invoice: staffInvoiceSchema })

/** How a customer is billed. */
export const billingProfileSchema = z.object({
  /** Null: the shop's default. */
  terms: dueTermsSchema.nullable(),
  tax_ids: z.array(taxIdSchema).max(5),
  /** The name invoices are made out to; null: company or person as in Medusa. */
  legal_name: z.string().trim().min(1).max(200).nullable(),
})
export type BillingProfile = z.infer<typeof billingProfileSchema>

/* The list over all projects. */

export const invoiceRowSchema = z.object({
  id: idSchema,
  kind: invoiceKindSchema,
  purpose: invoicePurposeSchema,
  number: z.string().nullable(),
  state: invoiceStateSchema,
  project: z.object({ id: idSchema, order_id: idSchema, number: z.string(), name: z.string() }),
  client: z.string().nullable(),
  issued_at: instantSchema.nullable(),
  due_on: daySchema.nullable(),
  money: invoiceMoneySchema,
  created_at: instantSchema,
})
export type InvoiceRow = z.infer<typeof invoiceRowSchema>

const invoiceSorts = ["created_at", "-created_at", "due_on", "-due_on", "number", "-number"] as const

export const invoiceFilterSchema = z.object({
  /** Part of the invoice's number, the order's or PO number, the project's name, or of the client's name or e-mail address. */
  q: z.string().trim().max(200).optional(),
  state: commaSeparated(invoiceStateSchema).optional(),
  kind: invoiceKindSchema.optional(),
  currency_code: currencySchema.optional(),
  customer_id: idSchema.optional(),
  due_from: daySchema.optional(),
  due_to: daySchema.optional(),
  order: z.enum(invoiceSorts).default("-created_at"),
})
export type InvoiceFilter = z.output<typeof invoiceFilterSchema>

export const invoiceQuerySchema = invoiceFilterSchema
  .extend({
    limit: queryInteger(z.number().int().min(1).max(100).default(50)),
    after: z.string().max(1_000).optional(),
    before: z.string().max(1_000).optional(),
  })
  .strict()
  .refine(({ after, before }) => !after || !before, "Please give one of after and before, not both")
export type InvoiceQuery = z.output<typeof invoiceQuerySchema>

/** Owed sums of one currency, by days since they were due. */
export const ageingSchema = z.object({
  currency_code: currencySchema,
  not_due: moneySchema,
  days_1_30: moneySchema,
  days_31_60: moneySchema,
  days_61_90: moneySchema,
  days_over_90: moneySchema,
  total: moneySchema,
})
export type Ageing = z.infer<typeof ageingSchema>

export const invoiceListSchema = z.object({
  rows: z.array(invoiceRowSchema),
  count: z.number().int(),
  has_more: z.boolean(),
  next: z.string().nullable(),
  previous: z.string().nullable(),
  /** Over all that match, on whatever page. */
  ageing: z.array(ageingSchema),
})
export type InvoiceList = z.infer<typeof invoiceListSchema>
