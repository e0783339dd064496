import { emitEventStep } from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import type { Actor } from "../../contracts"
import { ClientPortalEvents } from "../../events"
import { portalError } from "../../lib/portal-error"
import { portalServices } from "../../lib/services"
import { insertMail } from "../../modules/invoice/invoice-mails"
import type { InvoiceRow } from "../../modules/invoice/rows"
import { invoiceSent } from "../../notices/invoice-sent"
import { activeLinkIds } from "../portal-link/active-links"
import { issueInvoice } from "./issue-invoice"

type Mailing = {
  invoice_id: string
  /** Left out: everyone with a link to the project. */
  link_ids?: string[] | undefined
  message: string | null
  actor: Actor
}

export type SendInvoiceInput = Mailing & { revision: number }

const mails = (mail_id: string, links: readonly string[]) =>
  links.map((link_id) => invoiceSent.job({ mail_id, link_id }))

/** Issues a draft and mails it, in one transaction. @throws MedusaError as issueInvoice */
const send = async (
  container: MedusaContainer,
  { link_ids, message, ...input }: SendInvoiceInput,
): Promise<InvoiceRow> => {
  const { invoice_id, actor } = input
  const { order_id } = await portalServices(container).invoices.getInvoice(invoice_id)
  const links = await activeLinkIds(container, order_id, link_ids)
  return await issueInvoice(container, input, async (_, trx) =>
    mails(await insertMail(trx, { invoice_id, message, actor }), links),
  )
}

/** Not undone: its number is taken, and the evidence says that it was issued. */
const sendInvoiceStep = createStep("send-portal-invoice", async (input: SendInvoiceInput, { container }) => {
  const { id, project_id, order_id } = await send(container, input)
  return new StepResponse({ id, project_id, order_id })
})

/** Issues a draft and mails it to the client. */
export const sendInvoiceWorkflow = createWorkflow("send-portal-invoice", (input: SendInvoiceInput) => {
  const invoice = sendInvoiceStep(input)
  emitEventStep({ eventName: ClientPortalEvents.INVOICE_ISSUED, data: invoice })
  return new WorkflowResponse(invoice)
})

/**
 * Mails an issued invoice again, unchanged.
 * @throws MedusaError not_found; not_allowed for a draft, a void one, and where nobody would get it
 */
export const resendInvoice = async (
  container: MedusaContainer,
  { invoice_id, link_ids, message, actor }: Mailing,
): Promise<void> => {
  const { invoices } = portalServices(container)
  const { issued_at, voided_at, order_id } = await invoices.getInvoice(invoice_id)
  if (!issued_at || voided_at) throw portalError("not_allowed", "Only an issued invoice can be mailed again.")
  const links = await activeLinkIds(container, order_id, link_ids)
  if (links.length === 0) throw portalError("not_allowed", "Nobody has a working link to this project.")
  await invoices.addMail({ invoice_id, message, actor }, (mail_id) => mails(mail_id, links))
}
