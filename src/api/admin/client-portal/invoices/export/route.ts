import { exportInvoices } from "../../../../../contracts/routes/invoice"
import { INVOICE_COLUMNS } from "../../../../../invoice-list/csv"
import { readAllInvoices } from "../../../../../invoice-list/read-invoice-list"
import { implement } from "../../../../implement"
import { streamCsv } from "../../../../stream-csv"

export const GET = implement(
  exportInvoices,
  async ({ container, query, res }) =>
    await streamCsv(res, "invoices", INVOICE_COLUMNS, readAllInvoices(container, query)),
)
