import type { MedusaContainer } from "@medusajs/framework/types"
import type { ClientList, ClientListQuery, ClientRow } from "../contracts"
import { encodeCursor } from "../lib/cursor"
import { keysetOf, pageOf } from "../lib/keyset"
import { portalServices } from "../lib/services"
import { asText, containsText, join, runSql, type Sort, type Sql, sql, textSort, where } from "../lib/sql"
import { FAILURES_PER_DAY } from "../modules/portal-token/account-codes"
import { ACCOUNT_COUNTS } from "./counts-sql"
import { refreshAccount } from "./index-orders"
import { COUNT_COLUMNS, type CountsRow, toCounts } from "./read-counts"

const NAME = `coalesce(nullif(btrim(c.company_name), ''), nullif(btrim(concat_ws(' ', c.first_name, c.last_name)), ''), c.email, '')`

type SortBy = "name" | "last_seen_at"

/** Clients who were never seen come first of all. */
const SORTS: Record<SortBy, Sort> = {
  name: textSort(`lower(${NAME})`),
  last_seen_at: textSort("coalesce(seen.at, '')"),
}

const SORT_BY: Record<ClientListQuery["order"], { by: SortBy; isDescending: boolean }> = {
  name: { by: "name", isDescending: false },
  "-name": { by: "name", isDescending: true },
  last_seen_at: { by: "last_seen_at", isDescending: false },
  "-last_seen_at": { by: "last_seen_at", isDescending: true },
}

/** Views of the account's own pages and of single orders, by customer. */
const SEEN = `seen AS (
  SELECT customer_id, max(at) AS at FROM (
    SELECT l.customer_id, ${asText("l.last_opened_at")} AS at FROM portal_link l
     WHERE l.customer_id IS NOT NULL AND l.last_opened_at IS NOT NULL AND l.purpose = 'recipient' AND l.deleted_at IS NULL
     UNION ALL
    SELECT a.customer_id, ${asText("l.last_opened_at")} FROM portal_link l JOIN portal_account_order a ON a.order_id = l.order_id
     WHERE l.last_opened_at IS NOT NULL AND l.purpose = 'recipient' AND l.deleted_at IS NULL) views
   GROUP BY customer_id)`

const FROM = "FROM customer c LEFT JOIN seen ON seen.customer_id = c.id"

const filters = ({ q, quiet_days }: ClientListQuery): Sql[] => [
  sql("c.deleted_at IS NULL"),
  sql(
    `EXISTS (SELECT FROM portal_link l WHERE l.customer_id = c.id AND l.purpose = 'recipient' AND l.deleted_at IS NULL)`,
  ),
  ...(q ? [search(q)] : []),
  ...(quiet_days === undefined
    ? []
    : [sql(`coalesce(seen.at, '') < ${asText("(clock_timestamp() - ? * interval '1 day')")}`, quiet_days)]),
]

const search = (q: string): Sql => {
  const own = containsText(["c.company_name", "concat_ws(' ', c.first_name, c.last_name)", "c.email"], q)
  const contact = containsText(["l.recipient_name", "l.recipient_email"], q)
  return join([
    sql("("),
    own,
    sql(
      "OR EXISTS (SELECT FROM portal_link l WHERE l.customer_id = c.id AND l.revoked_at IS NULL AND l.deleted_at IS NULL AND",
    ),
    contact,
    sql("))"),
  ])
}

type Row = CountsRow & {
  id: string
  name: string
  email: string | null
  people: number
  seen_at: string | null
  failures: number
  contact_changed_at: Date | null
  brand_colors: string[]
  logo: ClientRow["logo"]
  sort_value: string
}

const toRow = (row: Row): ClientRow => ({
  ...toCounts(row),
  customer_id: row.id,
  name: row.name,
  email: row.email,
  people: row.people,
  last_seen_at: row.seen_at === null ? null : `${row.seen_at.slice(0, 23)}Z`,
  contact_changed_at: row.contact_changed_at?.toISOString() ?? null,
  brand_colors: row.brand_colors,
  logo: row.logo,
  is_locked: row.failures >= FAILURES_PER_DAY,
})

const FAILURES = `(SELECT count(*)::int FROM portal_link_event e JOIN portal_link l ON l.id = e.link_id
  WHERE l.customer_id = c.id AND e.kind = 'code_failed' AND e.created_at > clock_timestamp() - interval '24 hours'
    AND e.created_at > coalesce((SELECT max(u.created_at) FROM portal_link_event u JOIN portal_link k ON k.id = u.link_id
                                  WHERE k.customer_id = c.id AND u.kind = 'unlocked'), '-infinity'))`

/** Days over which asks for unknown addresses are counted. */
const UNKNOWN_DAYS = 30

const PEOPLE = `(SELECT count(*)::int FROM portal_link l WHERE l.customer_id = c.id AND l.purpose = 'recipient'
  AND l.revoked_at IS NULL AND (l.expires_at IS NULL OR l.expires_at > clock_timestamp()) AND l.deleted_at IS NULL)`

const BRAND_COLORS = `(SELECT coalesce(json_agg(b.hex), '[]') FROM (
  SELECT hex FROM portal_brand_color WHERE customer_id = c.id AND deleted_at IS NULL ORDER BY created_at, id LIMIT 6) b)`

const LOGO = `(SELECT json_build_object('file_id', f.id, 'sha256', g.sha256)
   FROM portal_file f JOIN portal_file_page g ON g.file_id = f.id AND g.number = 1 AND g.deleted_at IS NULL
  WHERE f.subject_type = 'brand' AND f.subject_id = c.id AND f.state IN ('processing', 'ready') AND f.deleted_at IS NULL
  ORDER BY f.position, f.id LIMIT 1)`

const CONTACT_CHANGED = `(SELECT max(h.created_at) FROM portal_contact_change h
  WHERE h.customer_id = c.id AND h.actor_type = 'client' AND h.undone_at IS NULL)`

/**
 * A page of the customers with an account, for staff. Paging is by the last row's value and id, as in the project list.
 * @throws invalid_request for a cursor of another list
 */
export const readClients = async (container: MedusaContainer, query: ClientListQuery): Promise<ClientList> => {
  await refreshAccount(container)
  const { by, isDescending } = SORT_BY[query.order]
  const page = keysetOf(query, { by, isDescending, sort: SORTS[by], tiebreaker: "c.id" })
  const select = join([
    sql(`WITH ${SEEN}, page AS (SELECT c.id, ${SORTS[by].text} AS sort_value, seen.at AS seen_at ${FROM}`),
    where([...filters(query), ...page.conditions]),
    sql(`${page.orderBy} LIMIT ?)`, query.limit + 1),
    sql(`SELECT c.id, ${NAME} AS name, c.email, page.seen_at, page.sort_value, ${PEOPLE} AS people, ${FAILURES} AS failures,
                ${CONTACT_CHANGED} AS contact_changed_at, ${BRAND_COLORS} AS brand_colors, ${LOGO} AS logo,
                ${COUNT_COLUMNS} FROM page JOIN customer c ON c.id = page.id ${ACCOUNT_COUNTS}`),
    sql(page.orderPageBy("c.id")),
  ])
  const count = join([sql(`WITH ${SEEN} SELECT count(*)::int AS count ${FROM}`), where(filters(query))])
  const [unknown_requests, rows, [total]] = await Promise.all([
    portalServices(container).tokens.countUnknownRequests(UNKNOWN_DAYS),
    runSql<Row>(container, select),
    runSql<{ count: number }>(container, count),
  ])
  const shown = pageOf(rows, query, ({ sort_value, id }) => encodeCursor({ by, value: sort_value, id }))
  return {
    clients: shown.rows.map(toRow),
    count: total?.count ?? 0,
    next: shown.next,
    previous: shown.previous,
    unknown_requests,
  }
}
