import type { InvoiceKind } from "../../contracts"
import { portalServices } from "../../lib/services"
import type { DocumentDefinition } from "../define-document"
import { invoicePaper } from "../papers/invoice"

/** An issued invoice or credit note, from its pinned document alone. */
const issued = (kind: InvoiceKind): DocumentDefinition => ({
  kind,
  find: async (container, id) => {
    const { invoices } = portalServices(container)
    const row = await invoices.getInvoice(id)
    if (row.kind !== kind || !row.issued_at || !row.number) return null
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

export const invoice = issued("invoice")
export const creditNote = issued("credit_note")
