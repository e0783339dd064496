import type { z } from "zod"
import { useUrlState } from "../use-url-state"

interface ListDefinition<Query> {
  /** The query of the list's route. */
  schema: z.ZodType<Query>
  /** Parameters that narrow the list, by the names that the URL and the API share. */
  filters: readonly string[]
  pageSize: number
  /** Parameters of the URL that the API does not know. */
  own?: readonly string[]
}

/**
 * Search, filters, sort order and page of a list, kept in the URL. A URL that the list cannot answer shows the list as
 * it is without parameters.
 */
export function useListState<Query extends { order: string }>(definition: ListDefinition<Query>) {
  const { schema, filters, pageSize, own = [] } = definition
  const { parameters, change, chosen, goTo } = useUrlState()
  const asked = Object.fromEntries([...parameters].filter(([name]) => !own.includes(name)))
  const parsed = schema.safeParse(asked)
  const query = parsed.success ? parsed.data : schema.parse({})
  /** Every parameter but the page. */
  const lasting = [...filters, "q", "order"]
  return {
    query: { ...query, limit: pageSize },
    parameters,
    search: parameters.get("q") ?? "",
    setSearch: (q: string) => change({ q: q.trim() }),
    sorting: { id: query.order.replace(/^-/, ""), desc: query.order.startsWith("-") },
    setSorting: ({ id, desc }: { id: string; desc: boolean }) => change({ order: desc ? `-${id}` : id }),
    /** The values that are chosen for a filter; none when it is off. */
    chosen,
    /** Sets filters; an empty text turns one off. */
    setFilters: (changes: Record<string, string>) => change(changes),
    isFiltered: filters.some((name) => parameters.has(name)),
    clearFilters: () => change(Object.fromEntries(filters.map((name) => [name, ""]))),
    /** Search, filters and sort order as the URL has them: what an export takes over and a saved view keeps. */
    lasting: Object.fromEntries(Object.entries(asked).filter(([name]) => lasting.includes(name))),
    /** Replaces search, filters and sort order, and sets other parameters. */
    show: (saved: Record<string, string>) =>
      change({ ...Object.fromEntries(lasting.map((name) => [name, ""])), ...saved }),
    change,
    goTo,
  }
}

/** The state of a list, whatever its query. */
export type ListState = Omit<ReturnType<typeof useListState>, "query">
