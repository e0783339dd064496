import type { MedusaContainer } from "@medusajs/framework/types"
import { ORDER_SUBJECT } from "../../contracts"
import { readOrderInvoices } from "../../invoice-view/read-order-invoices"
import type { QueuedJob } from "../../lib/jobs/queued-job"
import { portalServices } from "../../lib/services"
import type { Nudge } from "../../modules/automation/nudges"
import { approvalReminder } from "../../notices/approval-reminder"
import { invoiceReminder, isUnpaid } from "../../notices/invoice-reminder"
import { INVOICE_SUBJECT } from "../invoice/reminder"
import { REQUEST_SUBJECT } from "../reminder/open-requests"

/** Something of an order that waits for its client, and the job that reminds one recipient of it. */
export type NudgedItem = Omit<Nudge, "actor"> & { job: (link_id: string) => QueuedJob }

/** The approval of the quote or order, unless the quote has expired: that can only be renewed. */
export const waitingApproval = async (container: MedusaContainer, order_id: string): Promise<NudgedItem[]> => {
  const { approvals, quoteValidity } = portalServices(container)
  const request = await approvals.newestRequest({ type: ORDER_SUBJECT, id: order_id })
  if (request?.state !== "open") return []
  const request_id = request.id
  const validity = await quoteValidity.findView(request_id)
  if (validity?.is_expired) return []
  return [
    {
      subject_type: REQUEST_SUBJECT,
      subject_id: request_id,
      told_at: request.created_at,
      job: (link_id) => approvalReminder.job({ request_id, link_id }),
    },
  ]
}

/** Invoices that were due, and on which no payment is on its way. */
export const overdueInvoices = async (container: MedusaContainer, order_id: string): Promise<NudgedItem[]> => {
  const { invoices } = await readOrderInvoices(container, order_id)
  return invoices
    .filter((invoice) => invoice.state === "overdue" && isUnpaid(invoice))
    .map(({ id: invoice_id, issued_at, created_at }) => ({
      subject_type: INVOICE_SUBJECT,
      subject_id: invoice_id,
      told_at: issued_at ?? created_at,
      job: (link_id) => invoiceReminder.job({ invoice_id, link_id }),
    }))
}
