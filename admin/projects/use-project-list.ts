import { projectListQuerySchema } from "../../src/contracts"
import { useListState } from "../lib/list/use-list-state"

const FILTERS = ["status", "stage_id", "owner_id", "needs_new_request", "in_hands_from", "in_hands_to"] as const

/** Search, filters, sort order and page of the project list. */
export const useProjectList = () => useListState({ schema: projectListQuerySchema, filters: FILTERS, pageSize: 20 })

export type ProjectListState = ReturnType<typeof useProjectList>
