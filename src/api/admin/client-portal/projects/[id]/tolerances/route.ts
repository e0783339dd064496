import { setTolerances as setTolerancesRoute } from "../../../../../../contracts/routes/invoice"
import { readProjectInvoices } from "../../../../../../invoice-view/read-project-invoices"
import { setTolerances } from "../../../../../../workflows/invoice/count-lines"
import { implement } from "../../../../../implement"

export const POST = implement(setTolerancesRoute, async ({ container, params, body, actor }) => {
  await setTolerances(container, params.id, body, actor)
  return await readProjectInvoices(container, params.id)
})
