import { Container, DataTable, Heading, Input, Text, useDataTable } from "@medusajs/ui"
import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { useId } from "react"
import { useTranslation } from "react-i18next"
import { useNavigate } from "react-router-dom"
import { portalApi } from "../../lib/client"
import { portalKeys } from "../../lib/query-keys"
import { LoadError } from "../../lib/section"
import { projectPath } from "../../project/use-project-url"
import { Pager } from "../../projects/pager"
import { AgeingSection } from "./ageing-section"
import { useInvoiceColumns } from "./columns"
import { ExportButton } from "./export-button"
import { FilterBar } from "./filter-bar"
import { useInvoiceList } from "./use-invoice-list"

/** Payments show without a reload. */
const POLL_MS = 15_000

/** The invoices of all projects, with what is owed by age, and search, filters, sort order and page in the URL. */
export function InvoicesPage() {
  const { t } = useTranslation("clientPortal")
  const navigate = useNavigate()
  const headingId = useId()
  const state = useInvoiceList()
  const columns = useInvoiceColumns()
  const { data, error, isFetching, isLoading, isPlaceholderData, refetch } = useQuery({
    queryKey: portalKeys.invoicePage(state.query),
    queryFn: ({ signal }) => portalApi.listInvoices({ query: state.query, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: POLL_MS,
    refetchOnWindowFocus: "always",
  })
  const table = useDataTable({
    data: data?.rows ?? [],
    columns,
    getRowId: ({ id }) => id,
    rowCount: data?.count ?? 0,
    isLoading: isLoading || isPlaceholderData,
    search: { state: state.search, onSearchChange: state.setSearch },
    sorting: { state: state.sorting, onSortingChange: state.setSorting },
    onRowClick: (event, { id, project }) => {
      const { target } = event
      if (target instanceof Element && target.closest("a, button")) return
      navigate(projectPath(project.id, { tab: "invoices", invoice: id }))
    },
  })

  if (error && !data)
    return (
      <LoadError title={t("invoiceList.title")} error={error} retrying={isFetching} onRetry={() => void refetch()} />
    )
  const noMatch = { heading: t("invoiceList.noMatch"), description: t("invoiceList.noMatchHint") }
  const count = data?.count ?? 0
  return (
    <div className="flex flex-col gap-y-3">
      {data && <AgeingSection ageing={data.ageing} />}
      <Container role="region" aria-labelledby={headingId} className="divide-y overflow-hidden p-0">
        <div className="flex flex-wrap items-center justify-between gap-4 px-6 py-4">
          <div>
            <Heading id={headingId}>{t("invoiceList.title")}</Heading>
            <Text size="small" className="text-ui-fg-subtle">
              {t("invoiceList.subtitle")}
            </Text>
          </div>
          <div className="flex flex-wrap items-center gap-2">
            {/* Not of type "search": Medusa puts an image without a name beside it. */}
            <Input
              size="small"
              role="searchbox"
              aria-label={t("invoiceList.search")}
              placeholder={t("invoiceList.searchHint")}
              value={table.getSearch()}
              onChange={(event) => table.onSearchChange(event.target.value)}
            />
            <ExportButton query={state.toExport} />
          </div>
        </div>
        <FilterBar state={state} />
        <DataTable instance={table}>
          <DataTable.Table
            emptyState={{
              empty: state.isFiltered
                ? noMatch
                : { heading: t("invoiceList.empty"), description: t("invoiceList.emptyHint") },
              filtered: noMatch,
            }}
          />
        </DataTable>
        {data && (
          <Pager
            list={data}
            count={data.has_more ? t("invoiceList.countMore", { count }) : t("invoiceList.count", { count })}
            isStale={error !== null}
            goTo={state.goTo}
          />
        )}
      </Container>
    </div>
  )
}
