import type { AccountOrdersQuery, AccountSort } from "../contracts"
import { keysetOf } from "../lib/keyset"
import { instantSort, join, type Sort, type Sql, sql, textSort, where } from "../lib/sql"
import { GOODS_LATERALS, SHIPPING } from "../project-list/goods-sql"

/** Who reads an account: ids and address of the session, never of the request. */
export type AccountReader = { session_id: string; customer_id: string; link_id: string; email: string }

/** Whose orders are read. Comes from the session and is part of every statement. */
export type AccountScope = { customer_id: string; channel: string }

type SortBy = "created_at" | "in_hands_date" | "name"

const SORTS: Record<SortBy, Sort> = {
  created_at: instantSort("a.created_at"),
  // Orders without a date come after all others.
  in_hands_date: textSort("coalesce(a.in_hands_date, '9999-12-31')"),
  name: textSort("a.name"),
}

const SORT_BY: Record<AccountSort, { by: SortBy; isDescending: boolean }> = {
  created_at: { by: "created_at", isDescending: false },
  "-created_at": { by: "created_at", isDescending: true },
  in_hands_date: { by: "in_hands_date", isDescending: false },
  "-in_hands_date": { by: "in_hands_date", isDescending: true },
  name: { by: "name", isDescending: false },
  "-name": { by: "name", isDescending: true },
}

export const sortOf = ({ order }: Pick<AccountOrdersQuery, "order">) => SORT_BY[order]

/** A request that is no longer valid asks nothing of the client: only the shop can renew it. */
const HAS_REQUEST = `(a.order_request_id IS NOT NULL AND NOT EXISTS (SELECT FROM portal_quote_validity v
  WHERE v.request_id = a.order_request_id AND v.valid_until <= clock_timestamp() AND v.deleted_at IS NULL))`
const HAS_MORE = "a.waiting_proofs > 0 OR a.payable_invoices > 0 OR a.missing_items > 0"
/** Repeats the predicate of its index. */
const WAITS = `((a.order_request_id IS NOT NULL OR ${HAS_MORE}) AND (${HAS_REQUEST} OR ${HAS_MORE}))`

/**
 * Rows of the account's index, as long as the order is still this customer's: the index follows a move within minutes, the
 * order's own row at once.
 */
const FROM = `FROM portal_account_order a
  JOIN "order" o ON o.id = a.order_id AND o.customer_id = a.customer_id AND o.deleted_at IS NULL`

const escaped = (text: string): string => text.replace(/[\\%_]/g, "\\$&")

const scoped = ({ customer_id, channel }: AccountScope): Sql[] => [
  sql("a.customer_id = ?", customer_id),
  sql("a.sales_channel_id = ?", channel),
]

type Filter = Pick<AccountOrdersQuery, "view" | "q" | "stage_id" | "waiting" | "from" | "to"> & {
  /** Address of the contact whose orders are asked for. */
  contact_email?: string | undefined
}

const filters = (scope: AccountScope, { view, q, stage_id, waiting, from, to, contact_email }: Filter): Sql[] => [
  ...scoped(scope),
  sql("a.is_past = ?", view === "past"),
  ...(q ? [sql("a.search LIKE ?", `%${escaped(q.replace(/^#/, "").toLowerCase())}%`)] : []),
  ...(stage_id ? [sql("a.stage_id = ANY (?)", stage_id)] : []),
  ...(waiting === undefined ? [] : [sql(waiting ? WAITS : `NOT ${WAITS}`)]),
  ...(from ? [sql("a.created_at >= ?::timestamptz", `${from}T00:00:00Z`)] : []),
  ...(to ? [sql("a.created_at < ?::timestamptz + interval '1 day'", `${to}T00:00:00Z`)] : []),
  ...(contact_email
    ? [
        sql(
          `EXISTS (SELECT FROM portal_link l WHERE l.order_id = a.order_id AND l.recipient_email = ? AND l.purpose = 'recipient'
             AND l.share_count > 0 AND l.revoked_at IS NULL AND l.deleted_at IS NULL)`,
          contact_email,
        ),
      ]
    : []),
]

/** What a card shows; read for the rows of one page only. */
const details = (trust_cart_metadata: boolean): Sql =>
  sql(
    `SELECT o.id, o.display_id, o.custom_display_id, o.is_draft_order, o.status AS order_status, o.created_at, page.sort_value,
            p.name, p.po_number, p.in_hands_date, p.ship_date, p.stage_id, coalesce(p.billing_state, 'none') AS billing_state,
            newest.state AS request_state, coalesce(x.differs AND x.compared_request_id = newest.id, false) AS differs,
            goods.pieces::float AS pieces, ${SHIPPING} AS shipping,
            ${HAS_REQUEST} AS has_request, a.waiting_proofs, a.payable_invoices, a.missing_items,
            (SELECT l.thumbnail FROM order_item i JOIN order_line_item l ON l.id = i.item_id AND l.deleted_at IS NULL
              WHERE i.order_id = o.id AND i.version = o.version AND i.deleted_at IS NULL AND l.thumbnail IS NOT NULL
              ORDER BY l.created_at, l.id LIMIT 1) AS picture
       FROM page JOIN "order" o ON o.id = page.id JOIN portal_account_order a ON a.order_id = o.id
       LEFT JOIN portal_project p ON p.order_id = o.id AND p.deleted_at IS NULL
       LEFT JOIN portal_project_index x ON x.project_id = p.id
       LEFT JOIN LATERAL (
         SELECT r.id, r.state FROM portal_approval_request r
          WHERE r.project_id = p.id AND r.subject_type = 'order' AND r.deleted_at IS NULL
          ORDER BY r.state IN ('withdrawn', 'superseded')
                   AND EXISTS (SELECT 1 FROM portal_approval_request e WHERE e.project_id = p.id
                                AND e.subject_type = 'order' AND e.state = 'approved' AND e.deleted_at IS NULL),
                   r.version DESC LIMIT 1) newest ON true
     ${GOODS_LATERALS}`,
    trust_cart_metadata,
  )

/**
 * One page, in order, and one row more where there are more. `before` reads backwards; the caller turns the rows around.
 * @throws invalid_request for a cursor of another list
 */
export const pageQuery = (
  scope: AccountScope,
  query: Filter & Pick<AccountOrdersQuery, "order" | "limit" | "after" | "before">,
  trust_cart_metadata: boolean,
): Sql => {
  const { by, isDescending } = sortOf(query)
  const page = keysetOf(query, { by, isDescending, sort: SORTS[by], tiebreaker: "a.order_id" })
  return join([
    sql(`WITH page AS (SELECT a.order_id AS id, ${SORTS[by].text} AS sort_value ${FROM}`),
    where([...filters(scope, query), ...page.conditions]),
    sql(`${page.orderBy} LIMIT ?)`, query.limit + 1),
    details(trust_cart_metadata),
    sql(page.orderPageBy("o.id")),
  ])
}

/** How many match, whatever the page. */
export const countQuery = (scope: AccountScope, filter: Filter): Sql =>
  join([sql("SELECT count(*)::int AS count FROM portal_account_order a"), where(filters(scope, filter))])

/** Orders by shop: how many there are, how many are past, and how many wait for the client. */
export const channelsQuery = (customer_id: string): Sql =>
  sql(
    `SELECT held.id, c.name, held.orders, held.past, coalesce(asked.waiting, 0) AS waiting
       FROM (SELECT a.sales_channel_id AS id, count(*)::int AS orders, (count(*) FILTER (WHERE a.is_past))::int AS past
               FROM portal_account_order a WHERE a.customer_id = ? GROUP BY 1) held
       LEFT JOIN (SELECT a.sales_channel_id AS id, count(*)::int AS waiting
                    FROM portal_account_order a WHERE a.customer_id = ? AND ${WAITS} GROUP BY 1) asked ON asked.id = held.id
       LEFT JOIN sales_channel c ON c.id = held.id
      ORDER BY c.name, held.id`,
    customer_id,
    customer_id,
  )
