import { createInvoice as createInvoiceRoute, getProjectInvoices } from "../../../../../../contracts/routes/invoice"
import { readProjectInvoices, readStaffInvoice } from "../../../../../../invoice-view/read-project-invoices"
import { readProjectKeys } from "../../../../../../staff-project/freshness"
import { createInvoice } from "../../../../../../workflows/invoice/draft-invoice"
import { implement } from "../../../../../implement"
import { conditional } from "../../../conditional"

export const GET = implement(getProjectInvoices, async ({ container, params, ...http }) => {
  const { id, order, invoices } = await readProjectKeys(container, params.id)
  return await conditional(http, `invoices/${order}/${invoices}`, async () => await readProjectInvoices(container, id))
})

export const POST = implement(createInvoiceRoute, async ({ container, params, body, actor }) => {
  const { id } = await createInvoice(container, params.id, body, actor)
  return { invoice: await readStaffInvoice(container, id) }
})
