import { invoiceQuerySchema } from "../../../src/contracts"
import type { InvoiceQuery } from "../../../src/contracts"
import { useUrlState } from "../../lib/use-url-state"

const PAGE_SIZE = 50

/** Parameters that narrow the list, by the names that the URL and the API share. */
const FILTERS = ["state", "kind", "currency_code", "customer_id", "due_from", "due_to"] as const
/** Query parameters that an export takes over: all but the page. */
const EXPORTED = [...FILTERS, "q", "order"]

/** Search, filters, sort order and page of the list of invoices. */
export function useInvoiceList() {
  const { parameters, change, chosen, goTo } = useUrlState()
  const asked = Object.fromEntries(parameters)
  const parsed = invoiceQuerySchema.safeParse(asked)
  const query: InvoiceQuery = parsed.success ? parsed.data : invoiceQuerySchema.parse({})
  return {
    query: { ...query, limit: PAGE_SIZE },
    search: parameters.get("q") ?? "",
    setSearch: (q: string) => change({ q: q.trim() }),
    sorting: { id: query.order.replace(/^-/, ""), desc: query.order.startsWith("-") },
    setSorting: ({ id, desc }: { id: string; desc: boolean }) => change({ order: desc ? `-${id}` : id }),
    chosen,
    setFilters: (changes: Record<string, string>) => change(changes),
    isFiltered: FILTERS.some((name) => parameters.has(name)),
    clearFilters: () => change(Object.fromEntries(FILTERS.map((name) => [name, ""]))),
    toExport: Object.fromEntries(Object.entries(asked).filter(([name]) => EXPORTED.includes(name))),
    goTo,
  }
}

export type InvoiceListState = ReturnType<typeof useInvoiceList>
