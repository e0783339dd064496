import { invoiceQuerySchema } from "../../../src/contracts"
import { useListState } from "../../lib/list/use-list-state"

const FILTERS = ["state", "kind", "currency_code", "customer_id", "due_from", "due_to"] as const

/** Search, filters, sort order and page of the list of invoices. */
export const useInvoiceList = () => useListState({ schema: invoiceQuerySchema, filters: FILTERS, pageSize: 50 })

export type InvoiceListState = ReturnType<typeof useInvoiceList>

/** The page of invoices in the dashboard, narrowed to one customer's. */
export const customerInvoicesPath = (customer_id: string): string =>
  `/client-portal/invoices?${new URLSearchParams({ customer_id })}`
