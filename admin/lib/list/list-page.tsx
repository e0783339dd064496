import { Container, DataTable, Heading, Input, Text, useDataTable } from "@medusajs/ui"
import { useId } from "react"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { useNavigate } from "react-router-dom"
import { LoadError } from "../section"
import type { usePolledSection } from "../use-polled-section"
import { Pager } from "./pager"
import type { ListState } from "./use-list-state"

type TableOptions<Row> = Parameters<typeof useDataTable<Row>>[0]

/** One page of a list, as its route answers. */
interface Page {
  /** How many match, on whatever page. */
  count: number
  /** More match than were counted. */
  has_more?: boolean
  next: string | null
  previous: string | null
}

interface ListPageProps<List, Row> {
  /** Part of the catalogue with the list's own words. */
  list: "projects" | "production" | "invoiceList"
  state: Pick<ListState, "search" | "setSearch" | "sorting" | "setSorting" | "isFiltered" | "goTo">
  /** One page of the list, as it is read again and again. */
  section: ReturnType<typeof usePolledSection<List>>
  rows: Row[]
  columns: TableOptions<Row>["columns"]
  /** Which columns show, by id; all where it is left out. */
  visibility?: Record<string, boolean>
  /** Where a click on a row leads. Without it a row is not clickable. */
  pathOf?: (row: Row) => string
  filters: ReactNode
  /** Buttons beside the search field. */
  actions?: ReactNode
  /** What can be done with the selected rows. */
  selection?: ReactNode
}

/** In pixels: room for the words that say what can be searched. */
const SEARCH_WIDTH = 260

/** A list of the shop's work as a page: search, filters, the table, and the way to the neighboring pages. */
export function ListPage<List extends Page, Row extends { id: string }>(props: ListPageProps<List, Row>) {
  const { list, state, section, rows, columns, visibility, pathOf, filters, actions, selection } = props
  const { data, error, isFetching, isPrevious, isStale, retry } = section
  const { t } = useTranslation("clientPortal")
  const navigate = useNavigate()
  const headingId = useId()
  const table = useDataTable<Row>({
    data: rows,
    columns,
    getRowId: ({ id }) => id,
    rowCount: data?.count ?? 0,
    isLoading: (!data && !error) || isPrevious,
    search: { state: state.search, onSearchChange: state.setSearch },
    sorting: { state: state.sorting, onSortingChange: state.setSorting },
    ...(visibility && { columnVisibility: { state: visibility, onColumnVisibilityChange: () => {} } }),
    ...(pathOf && {
      onRowClick: ({ target }, row) => {
        if (!(target instanceof Element && target.closest("a, button"))) navigate(pathOf(row))
      },
    }),
  })

  if (error && !data)
    return <LoadError title={t(`${list}.title`)} error={error} retrying={isFetching} onRetry={retry} />
  const noMatch = { heading: t(`${list}.noMatch`), description: t("list.noMatchHint") }
  return (
    <Container role="region" aria-labelledby={headingId} className="divide-y overflow-hidden p-0">
      <div className="flex flex-wrap items-center justify-between gap-4 px-6 py-4">
        <div>
          <Heading id={headingId}>{t(`${list}.title`)}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {t(`${list}.subtitle`)}
          </Text>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          {/* Not of type "search": Medusa puts an image without a name beside it. */}
          <Input
            size="small"
            role="searchbox"
            style={{ width: SEARCH_WIDTH }}
            aria-label={t(`${list}.search`)}
            placeholder={t(`${list}.searchHint`)}
            value={table.getSearch()}
            onChange={(event) => table.onSearchChange(event.target.value)}
          />
          {actions}
        </div>
      </div>
      {filters}
      {selection}
      <DataTable instance={table}>
        <DataTable.Table
          emptyState={{
            empty: state.isFiltered ? noMatch : { heading: t(`${list}.empty`), description: t(`${list}.emptyHint`) },
            filtered: noMatch,
          }}
        />
      </DataTable>
      {data && (
        <Pager
          list={data}
          count={t(data.has_more ? `${list}.countMore` : `${list}.count`, { count: data.count })}
          isStale={isStale}
          goTo={state.goTo}
        />
      )}
    </Container>
  )
}
