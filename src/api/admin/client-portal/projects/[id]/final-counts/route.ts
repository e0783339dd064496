import { setFinalCounts as setFinalCountsRoute } from "../../../../../../contracts/routes/invoice"
import { readProjectInvoices } from "../../../../../../invoice-view/read-project-invoices"
import { setFinalCounts } from "../../../../../../workflows/invoice/count-lines"
import { implement } from "../../../../../implement"

export const POST = implement(setFinalCountsRoute, async ({ container, params, body, actor }) => {
  await setFinalCounts(container, params.id, body, actor)
  return await readProjectInvoices(container, params.id)
})
