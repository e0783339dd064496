import { z } from "zod"
import { currencySchema, idSchema, moneySchema, queryInteger } from "../common"
import { invoiceTileSchema } from "../invoice/page"
import { accountFrameSchema } from "./orders"

/** An issued invoice or credit note with the order that it belongs to. */
export const accountInvoiceSchema = invoiceTileSchema.extend({
  order: z.object({ id: idSchema, number: z.string(), name: z.string() }),
})
export type AccountInvoice = z.infer<typeof accountInvoiceSchema>

/** Query of `GET /portal/account/invoices`. `after` and `before` are cursors of an earlier answer. */
export const accountInvoicesQuerySchema = z
  .object({
    /** Part of the invoice's, the order's or the PO number, or of the project's name. */
    q: z.string().trim().max(200).optional(),
    /** `open`: those alone on which money is owed. */
    show: z.enum(["open", "all"]).default("all"),
    limit: queryInteger(z.number().int().min(1).max(50).default(20)),
    after: z.string().max(1_000).optional(),
    before: z.string().max(1_000).optional(),
  })
  .strict()
  .refine(({ after, before }) => !after || !before, "Please give one of after and before, not both")
export type AccountInvoicesQuery = z.output<typeof accountInvoicesQuerySchema>

/** Invoices of one currency that are paid in one go. */
export const payInvoicesSchema = z.object({ invoice_ids: z.array(idSchema).min(1).max(50) }).strict()
export type PayInvoices = z.infer<typeof payInvoicesSchema>

export const accountInvoicesSchema = accountFrameSchema.extend({
  invoices: z.array(accountInvoiceSchema),
  /** All that match, on whatever page. */
  count: z.number().int(),
  /** What is owed over all invoices, by currency, whatever is searched for. */
  owed: z.array(z.object({ currency_code: currencySchema, total: moneySchema, overdue: moneySchema })),
  /** Whether there is a statement of account. An account with several shops has none, as it would mix them. */
  has_statement: z.boolean(),
  next: z.string().nullable(),
  previous: z.string().nullable(),
})
export type AccountInvoices = z.infer<typeof accountInvoicesSchema>
