import { productionQuerySchema, productionSortSchema } from "../../src/contracts"
import type { ProductionQuery } from "../../src/contracts"
import { useUrlState } from "../lib/use-url-state"

const PAGE_SIZE = 50

/** Parameters that narrow the report, by the names that the URL and the API share. */
export const FILTERS = [
  ...["state", "stage_id", "method", "owner_id", "waiting_on", "risk", "in_hands_from", "in_hands_to"],
] as const
/** Parameters of the URL that the API does not know. */
const OWN = ["view", "columns"]
/** Parameters that a saved view keeps. */
const SAVED = [...FILTERS, "q", "order"]

/** Search, filters, sort order, columns and page of the production report. */
export function useReportState() {
  const { parameters, change, chosen, goTo } = useUrlState()
  const asked = Object.fromEntries([...parameters].filter(([name]) => !OWN.includes(name)))
  const parsed = productionQuerySchema.safeParse(asked)
  const query: ProductionQuery = parsed.success ? parsed.data : productionQuerySchema.parse({})
  const columns = chosen("columns")

  return {
    query: { ...query, limit: PAGE_SIZE },
    search: parameters.get("q") ?? "",
    setSearch: (q: string) => change({ q: q.trim() }),
    sorting: { id: productionSortSchema.parse(query.order.replace(/^-/, "")), desc: query.order.startsWith("-") },
    setSorting: ({ id, desc }: { id: string; desc: boolean }) => change({ order: desc ? `-${id}` : id }),
    chosen,
    /** A method is one value, whatever commas its name holds. */
    method: parameters.get("method"),
    setFilters: (changes: Record<string, string>) => change(changes),
    /** Null: the default columns are shown. */
    columns: columns.length ? columns : null,
    setColumns: (shown: string[] | null) => change({ columns: (shown ?? []).join() }),
    isFiltered: FILTERS.some((name) => parameters.has(name)),
    clearFilters: () => change(Object.fromEntries(FILTERS.map((name) => [name, ""]))),
    /** Parameters of the current state, for saving a view. */
    toSave: Object.fromEntries(Object.entries(asked).filter(([name]) => SAVED.includes(name))),
    show: (saved: { query: Record<string, string>; columns: string[] | null }) =>
      change({
        ...Object.fromEntries(SAVED.map((name) => [name, ""])),
        ...saved.query,
        columns: (saved.columns ?? []).join(),
      }),
    goTo,
  }
}

export type ReportState = ReturnType<typeof useReportState>
