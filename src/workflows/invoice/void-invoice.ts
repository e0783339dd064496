import { emitEventStep } from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import type { Actor } from "../../contracts"
import { ClientPortalEvents } from "../../events"
import { readInvoice } from "../../invoice-view/read-order-invoices"
import { portalError } from "../../lib/portal-error"
import { portalServices } from "../../lib/services"
import type { InvoiceRow } from "../../modules/invoice/rows"
import { closeCheckoutsJob } from "../payment/jobs"
import { withOrderMoneyLock } from "../payment/with-order-money-lock"

export type VoidInvoiceInput = { invoice_id: string; reason: string; actor: Actor }

/**
 * Voids an issued invoice that nothing was paid of.
 * @throws MedusaError not_found; not_allowed for a draft, a credit note, and one that is void or credited already;
 *   invoice_paid; payment_processing while a bank debit for it is on its way
 */
export const voidInvoice = async (
  container: MedusaContainer,
  { invoice_id, reason, actor }: VoidInvoiceInput,
): Promise<InvoiceRow> => {
  const { invoices, outbox } = portalServices(container)
  const { order_id } = await invoices.getInvoice(invoice_id)
  return await withOrderMoneyLock(container, order_id, async () => {
    const { invoice, payments } = await readInvoice(container, invoice_id)
    if (invoice.kind === "credit_note") throw portalError("not_allowed", "A credit note cannot be voided.")
    if (payments.some((payment) => payment.invoice_id === invoice_id))
      throw portalError("invoice_paid", "Money was paid on this invoice. Issue a credit note instead.")
    if (MathBN.gt(invoice.money.processing, 0))
      throw portalError("payment_processing", "A bank payment for this invoice is on its way.")
    if (MathBN.gt(invoice.money.credited, 0))
      throw portalError("not_allowed", "A credit note corrects this invoice. Credit the rest of it.")
    await invoices.void({ id: invoice_id, project_id: invoice.project_id, reason, actor })
    await outbox.add(closeCheckoutsJob.with({ order_id }, `close:${order_id}`))
    return invoice
  })
}

/** Not undone: the evidence says that it was voided. */
const voidInvoiceStep = createStep("void-portal-invoice", async (input: VoidInvoiceInput, { container }) => {
  const { id, project_id, order_id } = await voidInvoice(container, input)
  return new StepResponse({ id, project_id, order_id })
})

/** Staff void an issued invoice: its number stays taken, and nothing is owed on it. */
export const voidInvoiceWorkflow = createWorkflow("void-portal-invoice", (input: VoidInvoiceInput) => {
  const invoice = voidInvoiceStep(input)
  emitEventStep({ eventName: ClientPortalEvents.INVOICE_VOIDED, data: invoice })
  return new WorkflowResponse(invoice)
})
