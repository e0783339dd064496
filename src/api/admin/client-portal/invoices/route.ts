import { listInvoices } from "../../../../contracts/routes/invoice"
import { readInvoiceList } from "../../../../invoice-list/read-invoice-list"
import { implement } from "../../../implement"
import { conditionalOnAnswer } from "../conditional"

export const GET = implement(listInvoices, async ({ container, query, req, res }) =>
  conditionalOnAnswer({ req, res }, await readInvoiceList(container, query)),
)
