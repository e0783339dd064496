import { listInvoices } from "../../../../contracts/routes/invoice"
import { readInvoiceList } from "../../../../invoice-list/read-invoice-list"
import { implement } from "../../../implement"

export const GET = implement(listInvoices, ({ container, query }) => readInvoiceList(container, query))
