import { generateEntityId, MedusaError } from "@medusajs/framework/utils"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Actor, InvoiceContent } from "../../contracts"
import { actorColumns } from "../../lib/actor-columns"
import { portalError } from "../../lib/portal-error"
import type { InvoiceRow } from "./rows"
import { invoiceTotals } from "./totals"

export type NewInvoice = Pick<
  InvoiceRow,
  "project_id" | "order_id" | "customer_id" | "kind" | "purpose" | "currency_code" | "content"
> &
  Partial<Pick<InvoiceRow, "corrects_id" | "key">> & { actor: Actor }

const totalOf = ({ lines }: InvoiceContent, currency: string): string => invoiceTotals(lines, currency).totals.total

/** Writes a draft. Its total follows from its lines. */
export const insertDraft = async (trx: Knex, { actor, content, ...fields }: NewInvoice): Promise<InvoiceRow> => {
  const [row] = await trx("portal_invoice")
    .insert({
      id: generateEntityId(undefined, "pinv"),
      ...fields,
      content: JSON.stringify(content),
      total: totalOf(content, fields.currency_code),
      ...actorColumns(actor),
    })
    .returning<InvoiceRow[]>("*")
  if (!row) throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, "The invoice was not written")
  return row
}

/** Keeps an invoice from changing until the transaction ends. @throws MedusaError not_found */
export const lockInvoice = async (trx: Knex, id: string): Promise<InvoiceRow> => {
  const row = await trx<InvoiceRow>("portal_invoice").where({ id }).whereNull("deleted_at").forUpdate().first()
  if (!row) throw portalError("not_found", "This invoice does not exist.")
  return row
}

/**
 * The same for a draft of exactly this revision.
 * @throws MedusaError not_found, invoice_issued, or conflict for one that someone else has changed
 */
export const lockDraft = async (trx: Knex, id: string, revision: number): Promise<InvoiceRow> => {
  const row = await lockInvoice(trx, id)
  if (row.issued_at) throw portalError("invoice_issued", "This invoice was issued. Void it, or issue a credit note.")
  if (row.revision !== revision) throw portalError("conflict", "Someone else has changed this draft. Reload it.")
  return row
}

/**
 * Changes what is given of a draft and raises its revision.
 * @throws MedusaError as lockDraft; amount_invalid for lines that come to less than nothing
 */
export const changeDraft = async (
  trx: Knex,
  id: string,
  revision: number,
  changes: Partial<InvoiceContent>,
): Promise<void> => {
  const draft = await lockDraft(trx, id, revision)
  const content = { ...draft.content, ...changes }
  const total = totalOf(content, draft.currency_code)
  if (total.startsWith("-")) throw portalError("amount_invalid", "An invoice cannot come to less than nothing.")
  await trx("portal_invoice")
    .where({ id })
    .update({ content: JSON.stringify(content), total, revision: revision + 1, updated_at: new Date() })
}

/** Deletes a draft. @throws MedusaError not_found, invoice_issued */
export const deleteDraft = async (trx: Knex, id: string): Promise<void> => {
  const row = await lockInvoice(trx, id)
  if (row.issued_at) throw portalError("invoice_issued", "This invoice was issued. Void it, or issue a credit note.")
  await trx("portal_invoice").where({ id }).delete()
}
