import type { MedusaContainer } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import type { InvoiceDocument, ProjectInvoices, StaffInvoice } from "../contracts"
import { actorOfRow } from "../lib/actor-columns"
import { toMoney } from "../lib/money"
import { portalError } from "../lib/portal-error"
import { portalServices } from "../lib/services"
import { invoiceTotals } from "../modules/invoice/totals"
import { orderTotals } from "../order-view/totals"
import { countedLines } from "./counted-lines"
import { uninvoicedOf } from "./draft-content"
import { buyerOf } from "./invoice-document"
import { invoicedOf } from "./invoiced"
import { readPayUnavailable } from "./pay-available"
import { type Billing, readBilling } from "./read-billing"
import type { OrderInvoice } from "./read-order-invoices"
import { keptOf, toStaffPayment } from "./read-payments"

/** An issued one as its document says, whatever happened to the customer or the order since. */
const toStaffInvoice = (
  invoice: OrderInvoice,
  billing: Billing,
  documents: ReadonlyMap<string, InvoiceDocument>,
): StaffInvoice => {
  const { content, currency_code, document_sha256, voided_at, void_reason } = invoice
  const document = documents.get(document_sha256 ?? "")
  const { lines, totals } = document ?? invoiceTotals(content.lines, currency_code)
  const corrected = billing.invoices.find(({ id }) => id === invoice.corrects_id)
  const { type, name } = actorOfRow(invoice)
  return {
    id: invoice.id,
    project_id: invoice.project_id,
    order_id: invoice.order_id,
    kind: invoice.kind,
    purpose: invoice.purpose,
    number: invoice.number,
    state: invoice.state,
    revision: invoice.revision,
    corrects: corrected?.number ? { id: corrected.id, number: corrected.number } : null,
    content,
    lines,
    totals,
    money: invoice.money,
    buyer: document?.buyer ?? buyerOf(billing.order, billing.profile),
    issued_at: invoice.issued_at?.toISOString() ?? null,
    due_on: invoice.due_on,
    voided: voided_at && { at: voided_at.toISOString(), reason: void_reason ?? "" },
    document_sha256,
    created_at: invoice.created_at.toISOString(),
    created_by: { type, name },
    payments: billing.payments.filter(({ invoice_id }) => invoice_id === invoice.id).map(toStaffPayment),
  }
}

/** Everything that the tab *Invoices* of a project shows. @throws MedusaError not_found */
export const readProjectInvoices = async (container: MedusaContainer, project_id: string): Promise<ProjectInvoices> => {
  const { invoices: service, projects } = portalServices(container)
  const { order_id } = await projects.getProject(project_id)
  const [billing, counts, pay_unavailable] = await Promise.all([
    readBilling(container, order_id),
    service.lineCountsOf(order_id),
    readPayUnavailable(container),
  ])
  const { order, invoices, payments, settings, terms } = billing
  const { currency_code } = order
  const documents = await service.readDocuments(invoices)
  return {
    invoices: invoices.map((invoice) => toStaffInvoice(invoice, billing, documents)),
    unassigned: payments.filter(({ invoice_id }) => invoice_id === null).map(toStaffPayment),
    order: {
      currency_code,
      total: orderTotals(order).total,
      invoiced: invoicedOf(invoices, currency_code),
      uninvoiced: uninvoicedOf(billing),
      paid: toMoney(MathBN.sum(0, ...payments.map(keptOf)), currency_code),
    },
    lines: countedLines(order, counts, settings.tolerance),
    terms,
    pay_unavailable,
  }
}

/** One invoice as the tab shows it. @throws MedusaError not_found */
export const readStaffInvoice = async (container: MedusaContainer, id: string): Promise<StaffInvoice> => {
  const { invoices: service } = portalServices(container)
  const { order_id } = await service.getInvoice(id)
  const billing = await readBilling(container, order_id)
  const invoice = billing.invoices.find((one) => one.id === id)
  if (!invoice) throw portalError("not_found", "This invoice does not exist.")
  return toStaffInvoice(invoice, billing, await service.readDocuments([invoice]))
}
