import { type Cursor, decodeCursor } from "./cursor"
import { type Sort, sql } from "./sql"

/** Where a page of a list begins; at the list's beginning without either. */
type Position = { after?: string | undefined; before?: string | undefined }

/** How a list is sorted. `tiebreaker`: the column that tells rows of the same sort value apart. */
type Order<Key extends string> = { by: Key; isDescending: boolean; sort: Sort; tiebreaker: string }

const beyond = <Key extends string>(
  { value, id }: Cursor<Key>,
  { sort, tiebreaker }: Order<Key>,
  operator: "<" | ">",
) => sql(`(${sort.key}, ${tiebreaker}) ${operator} (${sort.placeholder}, ?)`, value, id)

/**
 * The parts of a statement that reads one page of a list. `before` reads backwards; the caller turns the rows around.
 * @throws invalid_request for a cursor of another list
 */
export const keysetOf = <Key extends string>({ after, before }: Position, order: Order<Key>) => {
  const cursor = after ?? before
  const descending = before ? !order.isDescending : order.isDescending
  const direction = descending ? "DESC" : "ASC"
  const orderBy = (key: string, id: string) => `ORDER BY ${key} ${direction}, ${id} ${direction}`
  return {
    /** What the cursor leaves of the list. */
    conditions: cursor ? [beyond(decodeCursor(cursor, order.by), order, descending ? "<" : ">")] : [],
    orderBy: orderBy(order.sort.key, order.tiebreaker),
    /** The order of the page's rows, once they are joined to what they are shown with: `page` has the sort value. */
    orderPageBy: (id: string) => orderBy("page.sort_value", id),
  }
}

/**
 * One page with the cursors of its neighbors; null at the list's ends.
 * @param found as the statement gave them: one more than `limit` where there are more, backwards for `before`
 */
export const pageOf = <Row>(
  found: readonly Row[],
  { limit, after, before }: Position & { limit: number },
  cursorOf: (row: Row) => string,
): { rows: Row[]; next: string | null; previous: string | null } => {
  const rows = found.slice(0, limit)
  const hasMore = found.length > limit
  if (before) rows.reverse()
  const [first, last] = [rows[0], rows.at(-1)]
  return {
    rows,
    next: last && (before || hasMore) ? cursorOf(last) : null,
    previous: first && (before ? hasMore : after !== undefined) ? cursorOf(first) : null,
  }
}
