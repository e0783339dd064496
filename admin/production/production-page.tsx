import { useMemo } from "react"
import { productionFilterSchema } from "../../src/contracts"
import type { ProductionRow } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { ExportButton } from "../lib/list/export-button"
import { ListPage } from "../lib/list/list-page"
import { portalKeys } from "../lib/query-keys"
import { useIsWide } from "../lib/use-is-wide"
import { usePolledSection } from "../lib/use-polled-section"
import { defaultColumns, useReportColumns, visibilityOf } from "./columns"
import { ReportFilters } from "./filters"
import { SavedViews } from "./saved-views"
import { SelectionBar } from "./selection-bar"
import { useReportState } from "./use-report-state"
import { useSelection } from "./use-selection"

/** Decisions and moves show without a reload. */
const POLL_MS = 5_000

const NONE: ProductionRow[] = []

/** Every proof and every line that needs one, with saved views, a choice of columns, and actions on selected rows. */
export function ProductionPage() {
  const state = useReportState()
  const section = usePolledSection(
    portalKeys.productionPage(state.query),
    (call) => portalApi.getProductionReport({ query: state.query, ...call }),
    { every: () => POLL_MS, keepsPrevious: true },
  )
  const rows = section.data?.rows ?? NONE
  const selection = useSelection(rows)
  const isWide = useIsWide()
  return (
    <ListPage
      list="production"
      state={state}
      section={section}
      rows={rows}
      columns={useReportColumns(selection, isWide)}
      visibility={useMemo(() => visibilityOf(state.columns ?? defaultColumns(isWide)), [state.columns, isWide])}
      filters={<ReportFilters state={state} />}
      actions={
        <>
          <SavedViews state={state} />
          <ExportButton
            read={() => portalApi.exportProductionReport({ query: productionFilterSchema.parse(state.lasting) })}
            fileName="production.csv"
          />
        </>
      }
      selection={selection.rows.length > 0 && <SelectionBar selection={selection} />}
    />
  )
}
