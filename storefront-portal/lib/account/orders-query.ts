import { accountOrdersQuerySchema, type AccountOrdersQuery } from "@contracts/account"
import type { AccountView } from "./account-path"

/** What is typed into the list's form, by the names of its fields; empty texts for what is not. */
export type TypedFilters = Record<(typeof FIELDS)[number], string>

const FIELDS = ["q", "stage_id", "waiting", "contact", "from", "to", "order"] as const

export interface OrdersRequest {
  query: AccountOrdersQuery
  typed: TypedFilters
}

/**
 * The list that an address asks for. A form without JavaScript sends its empty fields as well, which ask for nothing; an
 * address that cannot be understood asks for the list as it is without filters.
 */
export function readOrdersQuery(parameters: URLSearchParams, view: AccountView): OrdersRequest {
  const given = Object.fromEntries([...parameters].filter(([, value]) => value.trim() !== ""))
  const parsed = accountOrdersQuerySchema.safeParse({ ...given, view })
  const query = parsed.success ? parsed.data : accountOrdersQuerySchema.parse({ view })
  const typed: TypedFilters = {
    q: "",
    stage_id: "",
    waiting: "",
    contact: "",
    from: "",
    to: "",
    order: "",
  }
  if (parsed.success) for (const field of FIELDS) typed[field] = given[field] ?? ""
  return { query, typed }
}

/** Whether the list is narrowed. */
export const isFiltered = ({ q, stage_id, waiting, contact, from, to }: TypedFilters): boolean =>
  [q, stage_id, waiting, contact, from, to].some((value) => value !== "")
