import { voidInvoice } from "../../../../../../contracts/routes/invoice"
import { readStaffInvoice } from "../../../../../../invoice-view/read-project-invoices"
import { voidInvoiceWorkflow } from "../../../../../../workflows/invoice/void-invoice"
import { implement } from "../../../../../implement"

export const POST = implement(voidInvoice, async ({ container, params, body, actor }) => {
  await voidInvoiceWorkflow(container).run({ input: { ...body, invoice_id: params.id, actor } })
  return { invoice: await readStaffInvoice(container, params.id) }
})
