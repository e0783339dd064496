import type { MedusaContainer } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import type { Actor, Money } from "../../contracts"
import { storeDocumentJob } from "../../documents/jobs"
import { portalError } from "../../lib/portal-error"
import { portalServices } from "../../lib/services"
import { uninvoicedOf } from "../../invoice-view/draft-content"
import { toInvoiceDocument } from "../../invoice-view/invoice-document"
import { orderPart } from "../../invoice-view/invoiced"
import { type Billing, dueOn, readBilling } from "../../invoice-view/read-billing"
import type { IssueInput } from "../../modules/invoice/issue"
import type { InvoiceRow } from "../../modules/invoice/rows"
import { invoiceTotals } from "../../modules/invoice/totals"
import type { ProjectRow } from "../../modules/project/service"
import { withOrderMoneyLock } from "../payment/with-order-money-lock"

export type IssueInvoiceInput = { invoice_id: string; revision: number; actor: Actor }

/** Before the sale only a deposit is billed; an approved quote that waits for its money (finance gate) bills as a sale. */
const assertSold = ({ purpose }: InvoiceRow, { order }: Billing, { billing_state }: ProjectRow): void => {
  if (order.status === "canceled") throw portalError("not_allowed", "This order was canceled.")
  if (order.is_draft_order && purpose !== "deposit" && billing_state !== "ready_for_billing")
    throw portalError("order_not_sold", "This is a quote. Bill a deposit, or wait until it is approved.")
}

/** Together, invoices never ask for more than the order costs now. The caller holds the order's money. */
const assertAmount = ({ content, currency_code, total }: InvoiceRow, billing: Billing): void => {
  if (!MathBN.gt(total, 0)) throw portalError("amount_invalid", "An invoice asks for more than nothing.")
  const asked: Money = invoiceTotals(orderPart(content.lines), currency_code).totals.total
  const left = uninvoicedOf(billing)
  if (MathBN.gt(asked, 0) && MathBN.gt(asked, left))
    throw portalError(
      "amount_invalid",
      `This invoice asks for ${asked}, and ${left} of the order is not invoiced yet. Draft it again, or change its lines.`,
    )
}

/**
 * Issues a draft under the next number of its series, as staff saw it. Holds the order's money: of two drafts that together
 * ask for more than the order costs, the second is refused.
 * @param jobs follow-up work, written in the issuing transaction
 * @throws MedusaError not_found, invoice_issued, conflict, amount_invalid, order_not_sold, not_allowed
 */
export const issueInvoice = async (
  container: MedusaContainer,
  { invoice_id, revision, actor }: IssueInvoiceInput,
  jobs: IssueInput["jobs"],
): Promise<InvoiceRow> => {
  const { invoices, projects } = portalServices(container)
  const { order_id, project_id } = await invoices.getInvoice(invoice_id)
  const project = await projects.getProject(project_id)
  return await withOrderMoneyLock(container, order_id, async () => {
    const billing = await readBilling(container, order_id)
    const draft = await invoices.getInvoice(invoice_id)
    if (!draft.issued_at && draft.revision === revision) {
      assertSold(draft, billing, project)
      assertAmount(draft, billing)
    }
    const { today, settings } = billing
    const due_on = dueOn(draft.content.terms, today)
    return await invoices.issue({
      id: invoice_id,
      project_id,
      revision,
      pattern: settings.number_pattern,
      issued_on: today,
      due_on,
      actor,
      build: (row, number) =>
        toInvoiceDocument({
          ...billing,
          row,
          number,
          issued_on: today,
          due_on,
          corrects: null,
          project_name: project.name,
        }),
      jobs: async (issued, trx) => [
        storeDocumentJob.with({ kind: issued.kind, id: issued.id }),
        ...(await jobs(issued, trx)),
      ],
    })
  })
}
