import { recordPayment } from "../../../../../../contracts/routes/invoice"
import { readStaffInvoice } from "../../../../../../invoice-view/read-project-invoices"
import { recordPaymentWorkflow } from "../../../../../../workflows/payment/record-payment"
import { implement } from "../../../../../implement"

export const POST = implement(recordPayment, async ({ container, params, body, actor }) => {
  await recordPaymentWorkflow(container).run({ input: { ...body, invoice_id: params.id, actor } })
  return { invoice: await readStaffInvoice(container, params.id) }
})
