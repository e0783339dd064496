import { projectListQuerySchema, projectSortSchema } from "../../src/contracts"
import type { ProjectListQuery } from "../../src/contracts"
import { useUrlState } from "../lib/use-url-state"

const PAGE_SIZE = 20

/** Parameters that narrow the list, by the names that the URL and the API share. */
export const FILTERS = ["status", "stage_id", "owner_id", "needs_new_request", "in_hands_from", "in_hands_to"] as const
export type FilterName = (typeof FILTERS)[number]

/** Search, filters, sort order and page of the project list. */
export function useListState() {
  const { parameters, change, chosen, goTo } = useUrlState()
  const parsed = projectListQuerySchema.safeParse(Object.fromEntries(parameters))
  const query: ProjectListQuery = parsed.success ? parsed.data : projectListQuerySchema.parse({})

  return {
    query: { ...query, limit: PAGE_SIZE },
    search: parameters.get("q") ?? "",
    setSearch: (q: string) => change({ q: q.trim() }),
    sorting: { id: projectSortSchema.parse(query.order.replace(/^-/, "")), desc: query.order.startsWith("-") },
    setSorting: ({ id, desc }: { id: string; desc: boolean }) => change({ order: desc ? `-${id}` : id }),
    chosen: (name: FilterName) => chosen(name),
    /** Sets filters; an empty text turns one off. */
    setFilters: (changes: Partial<Record<FilterName, string>>) => change(changes),
    isFiltered: FILTERS.some((name) => parameters.has(name)),
    clearFilters: () => change(Object.fromEntries(FILTERS.map((name) => [name, ""]))),
    goTo,
  }
}

export type ListState = ReturnType<typeof useListState>
