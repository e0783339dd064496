import type { MedusaContainer } from "@medusajs/framework/types"
import type { Actor, InvoiceDocument } from "../../src/contracts"
import { addDays } from "../../src/contracts/end-of-day"
import { portalServices } from "../../src/lib/services"
import { invoiceTotals } from "../../src/modules/invoice/totals"
import type { InvoiceRow } from "../../src/modules/invoice/rows"

export const BILLING: Actor = { type: "staff", id: "user_billing", name: "Billing" }

type Of = {
  project_id: string
  order_id: string
  total: string
  currency_code?: string
  /** Today, where nothing is given. */
  issued_on?: string
  /** A month later. */
  due_on?: string
}

const today = (): string => new Date().toISOString().slice(0, 10)

/** An issued invoice of one line, written without the mails that sending it brings. */
export const issueInvoiceOf = async (
  container: MedusaContainer,
  { project_id, order_id, total, currency_code = "usd", issued_on = today(), due_on = addDays(issued_on, 30) }: Of,
): Promise<InvoiceRow> => {
  const { invoices } = portalServices(container)
  const line = {
    id: "line_1",
    kind: "charge" as const,
    item_ids: [],
    title: "Printing",
    details: null,
    quantity: "1",
    unit_code: "C62",
    unit_price: total,
    discount: "0",
    is_tax_inclusive: false,
    taxes: [],
  }
  const content = { po_number: null, terms: { kind: "on_receipt" as const }, note: null, lines: [line] }
  const draft = await invoices.addDraft({
    project_id,
    order_id,
    customer_id: null,
    kind: "invoice",
    purpose: "charge",
    currency_code,
    content,
    actor: BILLING,
  })
  const { lines, totals } = invoiceTotals(content.lines, currency_code)
  const party = { name: "Northfold", address: null, email: null, tax_ids: [] }
  return await invoices.issue({
    id: draft.id,
    project_id,
    revision: draft.revision,
    pattern: "INV-{n:4}",
    issued_on,
    due_on,
    actor: BILLING,
    jobs: () => [],
    build: (_draft, number): InvoiceDocument => ({
      format: "invoice-document/1",
      kind: "invoice",
      purpose: "charge",
      number,
      issued_on,
      due_on,
      terms: content.terms,
      currency_code,
      corrects: null,
      order: { id: order_id, number: "#1", project_name: "Project" },
      po_number: null,
      seller: party,
      buyer: party,
      delivery_address: null,
      lines,
      totals,
      note: null,
      payment_instructions: null,
      footer: null,
    }),
  })
}
