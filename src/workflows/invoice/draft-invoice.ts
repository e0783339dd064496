import type { MedusaContainer } from "@medusajs/framework/types"
import type { Actor, CreateInvoice, DueTerms, UpdateInvoice } from "../../contracts"
import { portalError } from "../../lib/portal-error"
import { portalServices } from "../../lib/services"
import type { InvoiceRow } from "../../modules/invoice/rows"
import { draftLines } from "../../invoice-view/draft-content"
import { cleanContent } from "../../invoice-view/invoice-document"
import { readBilling } from "../../invoice-view/read-billing"

const BEFORE_PRODUCTION: DueTerms = { kind: "before_production" }

/**
 * Drafts an invoice from the order as it is now: lines with Medusa's taxes and discounts, the customer's terms, the
 * project's PO number. A deposit is due before production, whatever the terms.
 * @throws MedusaError not_found for an unknown project; not_allowed for a canceled order; otherwise as draftLines
 */
export const createInvoice = async (
  container: MedusaContainer,
  project_id: string,
  input: CreateInvoice,
  actor: Actor,
): Promise<InvoiceRow> => {
  const { invoices, projects } = portalServices(container)
  const project = await projects.getProject(project_id)
  const billing = await readBilling(container, project.order_id)
  const { order, terms } = billing
  if (order.status === "canceled") throw portalError("not_allowed", "This order was canceled.")
  const content = {
    po_number: project.po_number,
    terms: input.purpose === "deposit" ? BEFORE_PRODUCTION : terms,
    note: null,
    lines: draftLines(input, billing),
  }
  return await invoices.addDraft({
    project_id,
    order_id: order.id,
    customer_id: order.customer?.id ?? null,
    kind: "invoice",
    purpose: input.purpose,
    currency_code: order.currency_code,
    content: cleanContent(content),
    actor,
  })
}

/** Changes what is given of a draft. @throws MedusaError not_found, invoice_issued, conflict, amount_invalid */
export const updateInvoice = async (
  container: MedusaContainer,
  id: string,
  { revision, ...changes }: UpdateInvoice,
): Promise<void> => {
  const { invoices } = portalServices(container)
  const draft = await invoices.getInvoice(id)
  // The content that the changes go into is that of the revision, which is compared once more under the lock.
  if (!draft.issued_at && draft.revision !== revision)
    throw portalError("conflict", "Someone else has changed this draft. Reload it.")
  await invoices.changeDraft(id, revision, cleanContent({ ...draft.content, ...changes }))
}
