import { useSearchParams } from "react-router-dom"
import { projectListQuerySchema, projectSortSchema } from "../../src/contracts"
import type { ProjectListQuery } from "../../src/contracts"

const PAGE_SIZE = 20

/** Parameters that narrow the list, by the names that the URL and the API share. */
export const FILTERS = ["status", "stage_id", "owner_id", "needs_new_request", "in_hands_from", "in_hands_to"] as const
export type FilterName = (typeof FILTERS)[number]

/**
 * Search, filters, sort order and page of the project list. They live in the URL, so that a view can be bookmarked, sent
 * to a colleague and gone back to.
 */
export function useListState() {
  const [parameters, setParameters] = useSearchParams()

  const change = (changes: Record<string, string>, { isNewPage = false } = {}) =>
    setParameters(
      (now) => {
        const next = new URLSearchParams(now)
        // Another question begins at its first page.
        if (!isNewPage) ["after", "before"].forEach((name) => next.delete(name))
        for (const [name, value] of Object.entries(changes)) {
          if (value) next.set(name, value)
          else next.delete(name)
        }
        return next
      },
      // A typed search is one step of the history, not one a letter; a page is a step of its own.
      { replace: !isNewPage },
    )

  const parsed = projectListQuerySchema.safeParse(Object.fromEntries(parameters))
  const query: ProjectListQuery = parsed.success ? parsed.data : projectListQuerySchema.parse({})

  return {
    query: { ...query, limit: PAGE_SIZE },
    search: parameters.get("q") ?? "",
    setSearch: (q: string) => change({ q: q.trim() }),
    sorting: { id: projectSortSchema.parse(query.order.replace(/^-/, "")), desc: query.order.startsWith("-") },
    setSorting: ({ id, desc }: { id: string; desc: boolean }) => change({ order: desc ? `-${id}` : id }),
    /** The values that are chosen for a filter; none when it is off. */
    chosen: (name: FilterName): string[] => (parameters.get(name) ?? "").split(",").filter(Boolean),
    /** Sets filters; an empty text turns one off. */
    setFilters: (changes: Partial<Record<FilterName, string>>) => change(changes),
    isFiltered: FILTERS.some((name) => parameters.has(name)),
    clearFilters: () => change(Object.fromEntries(FILTERS.map((name) => [name, ""]))),
    goTo: (page: { after: string } | { before: string }) =>
      change({ after: "", before: "", ...page }, { isNewPage: true }),
  }
}

export type ListState = ReturnType<typeof useListState>
