import type { MedusaContainer } from "@medusajs/framework/types"
import type { AccountThread, AccountThreads, AccountThreadsQuery, Actor } from "../contracts"
import { encodeCursor } from "../lib/cursor"
import { pageOf } from "../lib/keyset"
import { runSql } from "../lib/sql"
import { refreshAccount } from "./index-orders"
import type { AccountReader, AccountScope } from "./orders-query"
import { type FrameContent, readFrame } from "./read-frame"
import { THREAD_SORT, threadCountQuery, threadPageQuery } from "./threads-query"

type Row = {
  id: string
  display_id: number | null
  custom_display_id: string | null
  name: string
  unread: number
  sort_value: string
  at: Date
  actor_type: Actor["type"]
  actor_name: string
  body: string
  is_own: boolean
}

const toThread = (row: Row): AccountThread => ({
  order: {
    id: row.id,
    number: row.custom_display_id ?? (row.display_id === null ? row.id : String(row.display_id)),
    name: row.name,
  },
  unread: row.unread,
  last: {
    at: row.at.toISOString(),
    author: row.actor_type === "system" ? null : { type: row.actor_type, name: row.actor_name },
    is_own: row.is_own,
    body: row.body,
  },
})

type List = Pick<AccountThreads, "threads" | "count" | "next" | "previous">

const EMPTY: List = { threads: [], count: 0, next: null, previous: null }

const readPage = async (
  container: MedusaContainer,
  scope: AccountScope,
  reader: AccountReader,
  query: AccountThreadsQuery,
): Promise<List> => {
  const [rows, [total]] = await Promise.all([
    runSql<Row>(container, threadPageQuery(scope, reader, query)),
    runSql<{ count: number }>(container, threadCountQuery(scope)),
  ])
  const page = pageOf(rows, query, ({ sort_value, id }) => encodeCursor({ by: THREAD_SORT, value: sort_value, id }))
  return {
    threads: page.rows.map(toThread),
    count: total?.count ?? 0,
    next: page.next,
    previous: page.previous,
  }
}

/**
 * A page of the conversations about an account's orders: those with unread messages first, then by what was written last.
 * @throws invalid_request for a cursor of another list
 */
export const readAccountThreads = async (
  container: MedusaContainer,
  reader: AccountReader,
  query: AccountThreadsQuery,
): Promise<FrameContent & Omit<AccountThreads, keyof FrameContent | "viewer">> => {
  await refreshAccount(container, reader.customer_id)
  const { frame, scope } = await readFrame(container, reader)
  return { ...frame, ...(scope === null ? EMPTY : await readPage(container, scope, reader, query)) }
}
