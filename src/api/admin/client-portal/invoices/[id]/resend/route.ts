import { resendInvoice as resendInvoiceRoute } from "../../../../../../contracts/routes/invoice"
import { readStaffInvoice } from "../../../../../../invoice-view/read-project-invoices"
import { resendInvoice } from "../../../../../../workflows/invoice/send-invoice"
import { implement } from "../../../../../implement"

export const POST = implement(resendInvoiceRoute, async ({ container, params, body, actor }) => {
  await resendInvoice(container, { ...body, invoice_id: params.id, actor })
  return { invoice: await readStaffInvoice(container, params.id) }
})
