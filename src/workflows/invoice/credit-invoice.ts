import { emitEventStep } from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import type { Actor, CreditInvoice, InvoiceContent, InvoiceDocument } from "../../contracts"
import { storeDocumentJob } from "../../documents/jobs"
import { ClientPortalEvents } from "../../events"
import { toInvoiceDocument } from "../../invoice-view/invoice-document"
import { grossLine } from "../../invoice-view/order-lines"
import { type Billing, readBilling } from "../../invoice-view/read-billing"
import type { OrderInvoice } from "../../invoice-view/read-order-invoices"
import { splitByTax } from "../../invoice-view/split-by-tax"
import { isPayable, toMoney } from "../../lib/money"
import { portalError } from "../../lib/portal-error"
import { portalServices } from "../../lib/services"
import { insertMail } from "../../modules/invoice/invoice-mails"
import type { InvoiceRow } from "../../modules/invoice/rows"
import { invoiceSent } from "../../notices/invoice-sent"
import { activeLinkIds } from "../portal-link/active-links"
import { closeCheckoutsJob } from "../payment/jobs"
import { withOrderMoneyLock } from "../payment/with-order-money-lock"

export type CreditInvoiceInput = CreditInvoice & { invoice_id: string; actor: Actor }

/** @throws MedusaError amount_invalid for nothing, for more than is left of the invoice, and for fractions of a coin */
const amountOf = ({ money }: OrderInvoice, amount: string | undefined): string => {
  const { currency_code, total, credited } = money
  const left = MathBN.sub(total, credited)
  const asked = amount ?? left.toFixed()
  if (!MathBN.gt(asked, 0) || MathBN.gt(asked, left) || !isPayable(asked, currency_code))
    throw portalError("amount_invalid", `${toMoney(left, currency_code)} of this invoice can be credited.`)
  return toMoney(asked, currency_code)
}

/** All of an untouched invoice is credited line by line; a part of one as an amount that bears its taxes in proportion. */
const contentOf = (invoice: OrderInvoice, amount: string, reason: string, { i18n }: Billing): InvoiceContent => {
  const { content, currency_code, money, number } = invoice
  const isWhole = MathBN.eq(amount, money.total)
  const title = i18n.t("invoice_line.credited", { number: number ?? "" })
  const lines = isWhole
    ? content.lines
    : splitByTax(content.lines, amount, currency_code).map((part) =>
        grossLine({ kind: "credit", title, unit_price: part.amount, taxes: part.taxes }),
      )
  return { ...content, note: reason, lines }
}

const correctedBy = ({ id, number, issued_on }: OrderInvoice): NonNullable<InvoiceDocument["corrects"]> => {
  if (number === null || issued_on === null) throw portalError("not_allowed", "Only an issued invoice can be credited.")
  return { id, number, issued_on }
}

/**
 * Issues a credit note for an issued invoice, once for each key.
 * @throws MedusaError not_found; amount_invalid; not_allowed for a draft, a void invoice and a credit note
 */
export const creditInvoice = async (
  container: MedusaContainer,
  { invoice_id, actor, key, reason, ...input }: CreditInvoiceInput,
): Promise<InvoiceRow> => {
  const { invoices, projects } = portalServices(container)
  const { order_id, project_id } = await invoices.getInvoice(invoice_id)
  const project = await projects.getProject(project_id)
  return await withOrderMoneyLock(container, order_id, async () => {
    const made = await invoices.findCreditNote(invoice_id, key)
    if (made) return made
    const billing = await readBilling(container, order_id)
    const invoice = billing.invoices.find(({ id }) => id === invoice_id)
    if (!invoice || invoice.kind === "credit_note" || invoice.state === "void")
      throw portalError("not_allowed", "This cannot be credited.")
    const corrects = correctedBy(invoice)
    const content = contentOf(invoice, amountOf(invoice, input.amount), reason, billing)
    const { today, settings } = billing
    const links = await activeLinkIds(container, order_id)
    const note = {
      project_id,
      order_id,
      customer_id: invoice.customer_id,
      kind: "credit_note" as const,
      purpose: invoice.purpose,
      currency_code: invoice.currency_code,
      corrects_id: invoice_id,
      key,
      content,
      actor,
    }
    return await invoices.issueCreditNote(note, {
      project_id,
      pattern: settings.credit_note_pattern,
      issued_on: today,
      due_on: null,
      actor,
      build: (row, number) =>
        toInvoiceDocument({
          ...billing,
          row,
          number,
          issued_on: today,
          due_on: null,
          corrects,
          project_name: project.name,
        }),
      jobs: async ({ id }, trx) => {
        const mail_id = await insertMail(trx, { invoice_id: id, message: null, actor })
        return [
          storeDocumentJob.with({ kind: "credit_note", id }),
          ...links.map((link_id) => invoiceSent.job({ mail_id, link_id })),
          closeCheckoutsJob.with({ order_id }, `close:${order_id}`),
        ]
      },
    })
  })
}

/** Not undone: its number is taken, and the evidence says that it was issued. */
const creditInvoiceStep = createStep("credit-portal-invoice", async (input: CreditInvoiceInput, { container }) => {
  const { id, project_id, order_id } = await creditInvoice(container, input)
  return new StepResponse({ id, corrects_id: input.invoice_id, project_id, order_id })
})

/** Staff take back what an invoice asks for, or a part of it. Money that was paid on it is refunded in Medusa. */
export const creditInvoiceWorkflow = createWorkflow("credit-portal-invoice", (input: CreditInvoiceInput) => {
  const note = creditInvoiceStep(input)
  emitEventStep({ eventName: ClientPortalEvents.CREDIT_NOTE_ISSUED, data: note })
  return new WorkflowResponse(note)
})
