import { clientListQuerySchema } from "../../../src/contracts"
import type { ClientListQuery } from "../../../src/contracts"
import { useUrlState } from "../../lib/use-url-state"

const PAGE_SIZE = 20

/** Search, filter, sort order and page of the list of clients. */
export function useClientList() {
  const { parameters, change, goTo } = useUrlState()
  const parsed = clientListQuerySchema.safeParse(Object.fromEntries(parameters))
  const query: ClientListQuery = parsed.success ? parsed.data : clientListQuerySchema.parse({})
  return {
    query: { ...query, limit: PAGE_SIZE },
    search: parameters.get("q") ?? "",
    setSearch: (q: string) => change({ q: q.trim() }),
    sorting: { id: query.order.replace(/^-/, ""), desc: query.order.startsWith("-") },
    setSorting: ({ id, desc }: { id: string; desc: boolean }) => change({ order: desc ? `-${id}` : id }),
    quietDays: parameters.get("quiet_days") ?? "",
    setQuietDays: (days: string) => change({ quiet_days: days }),
    isFiltered: parameters.has("quiet_days") || parameters.has("q"),
    goTo,
  }
}
