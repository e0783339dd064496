import { sendInvoice } from "../../../../../../contracts/routes/invoice"
import { readStaffInvoice } from "../../../../../../invoice-view/read-project-invoices"
import { sendInvoiceWorkflow } from "../../../../../../workflows/invoice/send-invoice"
import { implement } from "../../../../../implement"

export const POST = implement(sendInvoice, async ({ container, params, body, actor }) => {
  await sendInvoiceWorkflow(container).run({ input: { ...body, invoice_id: params.id, actor } })
  return { invoice: await readStaffInvoice(container, params.id) }
})
