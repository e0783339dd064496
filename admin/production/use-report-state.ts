import { productionQuerySchema } from "../../src/contracts"
import type { SavedView } from "../../src/contracts"
import { useListState } from "../lib/list/use-list-state"

const FILTERS = [
  ...(["state", "stage_id", "method", "owner_id", "waiting_on", "risk", "in_hands_from", "in_hands_to"] as const),
] as const
/** Parameters of the URL that the API does not know. */
const OWN = ["view", "columns"] as const

/** Search, filters, sort order, columns and page of the production report. */
export function useReportState() {
  const { parameters, change, show, ...state } = useListState({
    schema: productionQuerySchema,
    filters: FILTERS,
    pageSize: 50,
    own: OWN,
  })
  const columns = state.chosen("columns")
  return {
    ...state,
    /** For a list without heads to press: a column's id, after a minus the other way round. */
    setOrder: (order: string) => change({ order }),
    /** A method is one value, whatever commas its name holds. */
    method: parameters.get("method"),
    /** Null: the default columns are shown. */
    columns: columns.length ? columns : null,
    setColumns: (shown: string[] | null) => change({ columns: (shown ?? []).join() }),
    show: (saved: Pick<SavedView, "query" | "columns">) =>
      show({ ...saved.query, columns: (saved.columns ?? []).join() }),
  }
}

export type ReportState = ReturnType<typeof useReportState>
