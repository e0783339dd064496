import { deleteInvoice, updateInvoice as updateInvoiceRoute } from "../../../../../contracts/routes/invoice"
import { readStaffInvoice } from "../../../../../invoice-view/read-project-invoices"
import { portalServices } from "../../../../../lib/services"
import { updateInvoice } from "../../../../../workflows/invoice/draft-invoice"
import { implement } from "../../../../implement"

export const POST = implement(updateInvoiceRoute, async ({ container, params, body }) => {
  await updateInvoice(container, params.id, body)
  return { invoice: await readStaffInvoice(container, params.id) }
})

export const DELETE = implement(deleteInvoice, async ({ container, params }) => {
  await portalServices(container).invoices.discardDraft(params.id)
})
