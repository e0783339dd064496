import type { MedusaContainer } from "@medusajs/framework/types"
import type { InvoiceKind } from "../../contracts"
import { portalServices } from "../../lib/services"
import { toInvoiceDocument } from "../../invoice-view/invoice-document"
import { dueOn, readBilling } from "../../invoice-view/read-billing"
import type { InvoiceRow } from "../../modules/invoice/rows"
import type { DocumentDefinition, DocumentSource } from "../define-document"
import { invoicePaper } from "../papers/invoice"

/** In place of the number, which a draft does not have yet. */
const NO_NUMBER = "–"

/** A draft as it would be issued today. For staff alone. */
const draftSource = async (container: MedusaContainer, row: InvoiceRow): Promise<DocumentSource> => {
  const [billing, project] = await Promise.all([
    readBilling(container, row.order_id),
    portalServices(container).projects.getProject(row.project_id),
  ])
  const document = toInvoiceDocument({
    ...billing,
    row,
    number: NO_NUMBER,
    issued_on: billing.today,
    due_on: dueOn(row.content.terms, billing.today),
    corrects: null,
    project_name: project.name,
  })
  return {
    order_id: row.order_id,
    number: NO_NUMBER,
    is_shared: false,
    source_sha256: null,
    paper: (context) => invoicePaper({ document, is_draft: true }, context),
  }
}

/** An invoice or credit note: once it is issued, from its pinned document alone. */
const invoiceOf = (kind: InvoiceKind): DocumentDefinition => ({
  kind,
  find: async (container, id) => {
    const { invoices } = portalServices(container)
    const row = await invoices.getInvoice(id)
    if (row.kind !== kind) return null
    if (!row.issued_at || !row.number) return await draftSource(container, row)
    const document = await invoices.getDocument(row)
    return {
      order_id: row.order_id,
      number: row.number,
      is_shared: true,
      source_sha256: row.document_sha256,
      paper: (context) => invoicePaper({ document, is_draft: false }, context),
    }
  },
})

export const invoice = invoiceOf("invoice")
export const creditNote = invoiceOf("credit_note")
