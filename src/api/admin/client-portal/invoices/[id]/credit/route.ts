import { creditInvoice } from "../../../../../../contracts/routes/invoice"
import { readStaffInvoice } from "../../../../../../invoice-view/read-project-invoices"
import { creditInvoiceWorkflow } from "../../../../../../workflows/invoice/credit-invoice"
import { implement } from "../../../../../implement"

/** Answers with the credit note. */
export const POST = implement(creditInvoice, async ({ container, params, body, actor }) => {
  const { result } = await creditInvoiceWorkflow(container).run({ input: { ...body, invoice_id: params.id, actor } })
  return { invoice: await readStaffInvoice(container, result.id) }
})
