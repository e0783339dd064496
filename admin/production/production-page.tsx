import { Container, DataTable, Heading, Input, Text, useDataTable } from "@medusajs/ui"
import { useId, useMemo } from "react"
import { useTranslation } from "react-i18next"
import type { ProductionRow } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { portalKeys } from "../lib/query-keys"
import { LoadError } from "../lib/section"
import { usePolledSection } from "../lib/use-polled-section"
import { Pager } from "../projects/pager"
import { useReportColumns, visibilityOf } from "./columns"
import { ExportButton } from "./export-button"
import { FilterBar } from "./filter-bar"
import { SavedViews } from "./saved-views"
import { SelectionBar } from "./selection-bar"
import { useReportState } from "./use-report-state"
import { useSelection } from "./use-selection"

/** Decisions and moves show without a reload. */
const POLL_MS = 5_000

const NONE: ProductionRow[] = []

/** Every proof and every line that needs one, with search, filters, sort order, columns and page in the URL. */
export function ProductionPage() {
  const { t } = useTranslation("clientPortal")
  const headingId = useId()
  const state = useReportState()
  const { data, error, isFetching, isPrevious, isStale, retry } = usePolledSection(
    portalKeys.productionPage(state.query),
    (call) => portalApi.getProductionReport({ query: state.query, ...call }),
    { every: () => POLL_MS, keepsPrevious: true },
  )
  const rows = data?.rows ?? NONE
  const selection = useSelection(rows)
  const columns = useReportColumns(selection)
  const visibility = useMemo(() => visibilityOf(state.columns), [state.columns])
  const table = useDataTable({
    data: rows,
    columns,
    getRowId: ({ id }) => id,
    rowCount: data?.count ?? 0,
    isLoading: (!data && !error) || isPrevious,
    search: { state: state.search, onSearchChange: state.setSearch },
    sorting: { state: state.sorting, onSortingChange: state.setSorting },
    columnVisibility: { state: visibility, onColumnVisibilityChange: () => {} },
  })

  if (error && !data)
    return <LoadError title={t("production.title")} error={error} retrying={isFetching} onRetry={retry} />
  const noMatch = { heading: t("production.noMatch"), description: t("production.noMatchHint") }
  const count = data?.count ?? 0
  return (
    <Container role="region" aria-labelledby={headingId} className="divide-y overflow-hidden p-0">
      <div className="flex flex-wrap items-center justify-between gap-4 px-6 py-4">
        <div>
          <Heading id={headingId}>{t("production.title")}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {t("production.subtitle")}
          </Text>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          {/* Not of type "search": Medusa puts an image without a name beside it. */}
          <Input
            size="small"
            role="searchbox"
            aria-label={t("production.search")}
            placeholder={t("production.searchHint")}
            value={table.getSearch()}
            onChange={(event) => table.onSearchChange(event.target.value)}
          />
          <SavedViews state={state} />
          <ExportButton query={state.toSave} />
        </div>
      </div>
      <FilterBar state={state} />
      {selection.rows.length > 0 && <SelectionBar selection={selection} />}
      <DataTable instance={table}>
        <DataTable.Table
          emptyState={{
            empty: state.isFiltered
              ? noMatch
              : { heading: t("production.empty"), description: t("production.emptyHint") },
            filtered: noMatch,
          }}
        />
      </DataTable>
      {data && (
        <Pager
          list={data}
          count={data.has_more ? t("production.countMore", { count }) : t("production.count", { count })}
          isStale={isStale}
          goTo={state.goTo}
        />
      )}
    </Container>
  )
}
