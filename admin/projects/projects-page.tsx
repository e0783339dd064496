import { Container, DataTable, Heading, Input, Text, useDataTable } from "@medusajs/ui"
import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { useId } from "react"
import { useTranslation } from "react-i18next"
import { useNavigate } from "react-router-dom"
import { FailedJobs } from "../jobs/failed-jobs"
import { portalApi } from "../lib/client"
import { portalKeys } from "../lib/query-keys"
import { LoadError } from "../lib/section"
import { projectPath } from "../project/use-project-url"
import { useColumns } from "./columns"
import { FilterBar } from "./filter-bar"
import { Pager } from "./pager"
import { useListState } from "./use-list-state"

/** Decisions show without a reload. */
const POLL_MS = 15_000

/** All projects, with search, filters, sort order and page in the URL. */
export function ProjectsPage() {
  const { t } = useTranslation("clientPortal")
  const navigate = useNavigate()
  const headingId = useId()
  const state = useListState()
  const columns = useColumns()
  const { data, error, isFetching, isLoading, isPlaceholderData, refetch } = useQuery({
    queryKey: portalKeys.projectPage(state.query),
    queryFn: ({ signal }) => portalApi.listProjects({ query: state.query, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: POLL_MS,
    refetchOnWindowFocus: "always",
  })
  const table = useDataTable({
    data: data?.projects ?? [],
    columns,
    getRowId: ({ id }) => id,
    rowCount: data?.count ?? 0,
    isLoading: isLoading || isPlaceholderData,
    search: { state: state.search, onSearchChange: state.setSearch },
    sorting: { state: state.sorting, onSortingChange: state.setSorting },
    onRowClick: (event, { id }) => {
      const { target } = event
      if (target instanceof Element && target.closest("a, button")) return
      navigate(projectPath(id))
    },
  })

  if (error && !data)
    return <LoadError title={t("projects.title")} error={error} retrying={isFetching} onRetry={() => void refetch()} />
  const noMatch = { heading: t("projects.noMatch"), description: t("projects.noMatchHint") }
  return (
    <div className="flex flex-col gap-y-3">
      <FailedJobs />
      <Container role="region" aria-labelledby={headingId} className="divide-y overflow-hidden p-0">
        <div className="flex flex-wrap items-center justify-between gap-4 px-6 py-4">
          <div>
            <Heading id={headingId}>{t("projects.title")}</Heading>
            <Text size="small" className="text-ui-fg-subtle">
              {t("projects.subtitle")}
            </Text>
          </div>
          {/* Not of type "search": Medusa puts an image without a name beside it. */}
          <Input
            size="small"
            role="searchbox"
            aria-label={t("projects.search")}
            placeholder={t("projects.searchHint")}
            value={table.getSearch()}
            onChange={(event) => table.onSearchChange(event.target.value)}
          />
        </div>
        <FilterBar state={state} />
        <DataTable instance={table}>
          <DataTable.Table
            emptyState={{
              empty: state.isFiltered
                ? noMatch
                : { heading: t("projects.empty"), description: t("projects.emptyHint") },
              filtered: noMatch,
            }}
          />
        </DataTable>
        {data && (
          <Pager
            list={data}
            count={t("projects.count", { count: data.count })}
            isStale={error !== null}
            goTo={state.goTo}
          />
        )}
      </Container>
    </div>
  )
}
