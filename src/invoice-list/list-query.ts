import type { InvoiceFilter, InvoiceQuery } from "../contracts"
import { keysetOf } from "../lib/keyset"
import { containsText, instantSort, join, type Sort, type Sql, sql, textSort, where } from "../lib/sql"

export type InvoiceSort = "created_at" | "due_on" | "number"

/** What each order sorts by. */
const SORTS: Record<InvoiceSort, Sort> = {
  created_at: instantSort("i.created_at"),
  // Those without a due date come after all others.
  due_on: textSort("coalesce(i.due_on, '9999-12-31')"),
  number: textSort("coalesce(i.number, '')"),
}

const SORT_BY: Record<InvoiceFilter["order"], { by: InvoiceSort; isDescending: boolean }> = {
  created_at: { by: "created_at", isDescending: false },
  "-created_at": { by: "created_at", isDescending: true },
  due_on: { by: "due_on", isDescending: false },
  "-due_on": { by: "due_on", isDescending: true },
  number: { by: "number", isDescending: false },
  "-number": { by: "number", isDescending: true },
}

/** The query's `order` in parts. */
export const sortOf = ({ order }: Pick<InvoiceFilter, "order">) => SORT_BY[order]

/**
 * Medusa keeps an amount's digits as a number as well, exactly: `raw_amount` would have to be parsed in each row. Only
 * payments of invoices are looked up: a shop has many others.
 */
const moved = (table: "capture" | "refund", captured: string, returned: string, among: string): string =>
  `SELECT p.invoice_id, ${captured} AS captured, ${returned} AS returned, 0 AS disputed
     FROM portal_payment p JOIN ${table} m ON m.payment_id = p.medusa_payment_id AND m.deleted_at IS NULL
    WHERE p.invoice_id ${among} AND p.deleted_at IS NULL`

/**
 * Money by invoice, as read-order-invoices.ts reads it for one order; a test holds the two together.
 * @param among which invoices: a condition on their id
 */
const money = (among = "IS NOT NULL"): string => `
  credit AS (
    SELECT corrects_id AS invoice_id, sum(total::numeric) AS amount FROM portal_invoice
     WHERE corrects_id ${among} AND kind = 'credit_note' AND issued_at IS NOT NULL AND voided_at IS NULL AND deleted_at IS NULL
     GROUP BY corrects_id),
  ledger AS (
    SELECT t.invoice_id, sum(t.captured) AS captured, sum(t.returned) AS returned, sum(t.disputed) AS disputed FROM (
      ${moved("capture", "m.amount", "0", among)}
      UNION ALL ${moved("refund", "0", "m.amount", among)}
      UNION ALL SELECT p.invoice_id, 0, 0, d.amount::numeric
        FROM portal_dispute d JOIN portal_payment p ON p.id = d.payment_id AND p.deleted_at IS NULL
       WHERE d.is_withdrawn AND d.deleted_at IS NULL AND p.invoice_id ${among}) t
     GROUP BY t.invoice_id)`

const ofPayment = (table: "capture" | "refund"): string =>
  `coalesce((SELECT sum(m.amount) FROM ${table} m WHERE m.payment_id = p.medusa_payment_id AND m.deleted_at IS NULL), 0)`

/** The same for the few invoices of a page, one by one. */
const MONEY_OF_ROW = `
  CROSS JOIN LATERAL (SELECT coalesce(sum(n.total::numeric), 0) AS credited FROM portal_invoice n
    WHERE n.corrects_id = i.id AND n.kind = 'credit_note' AND n.issued_at IS NOT NULL AND n.voided_at IS NULL
      AND n.deleted_at IS NULL) credit
  CROSS JOIN LATERAL (SELECT coalesce(sum(${ofPayment("capture")}), 0) AS captured,
      coalesce(sum(${ofPayment("refund")}), 0) AS returned,
      coalesce(sum((SELECT sum(d.amount::numeric) FROM portal_dispute d
                     WHERE d.payment_id = p.id AND d.is_withdrawn AND d.deleted_at IS NULL)), 0) AS disputed
    FROM portal_payment p WHERE p.invoice_id = i.id AND p.deleted_at IS NULL) ledger
  CROSS JOIN LATERAL (SELECT coalesce(sum(s.amount::numeric), 0) AS processing
    FROM portal_checkout_part s JOIN portal_checkout k ON k.id = s.checkout_id AND k.deleted_at IS NULL
   WHERE s.invoice_id = i.id AND s.is_open AND k.state = 'processing' AND s.deleted_at IS NULL) debit`

/** Columns or expressions of an invoice's sums, as `InvoiceSums` names them. */
type Sums = Record<"credited" | "captured" | "returned" | "disputed", string>

const OF_ROW: Sums = {
  credited: "credit.credited",
  captured: "ledger.captured",
  returned: "ledger.returned",
  disputed: "ledger.disputed",
}
const OF_ALL: Sums = {
  credited: "coalesce(credit.amount, 0)",
  captured: "coalesce(ledger.captured, 0)",
  returned: "coalesce(ledger.returned, 0)",
  disputed: "coalesce(ledger.disputed, 0)",
}

/** `invoiceMoney` in SQL, for `i` with its sums. */
const takenBack = ({ credited, captured, returned }: Sums): string =>
  `(${credited} + greatest(0, ${returned} - greatest(0, ${captured} - (i.total::numeric - ${credited}))))`
const paidOf = ({ captured, returned, disputed }: Sums): string => `(${captured} - ${returned} - ${disputed})`
const balanceOf = (sums: Sums): string => `(i.total::numeric - ${takenBack(sums)} - ${paidOf(sums)})`

/** Invoices of an order `a.order_id` on which money is asked for: `currency_code, balance`. */
export const PAYABLE_INVOICES = `SELECT i.currency_code, ${balanceOf(OF_ROW)} AS balance
    FROM portal_invoice i ${MONEY_OF_ROW}
   WHERE i.order_id = a.order_id AND i.kind = 'invoice' AND i.issued_at IS NOT NULL AND i.voided_at IS NULL
     AND i.deleted_at IS NULL AND ${balanceOf(OF_ROW)} > 0`

const CLIENT = "coalesce(nullif(c.company_name, ''), nullif(concat_ws(' ', c.first_name, c.last_name), ''), o.email)"

const SEARCHED = [
  "i.number",
  "i.po_number",
  "p.name",
  "p.po_number",
  "o.display_id::text",
  "o.custom_display_id",
  "o.email",
  "c.company_name",
  "concat_ws(' ', c.first_name, c.last_name)",
  "c.email",
]

/**
 * A draft goes with its order; what was issued stays in the books, whatever becomes of the order. Looked up for drafts alone,
 * one by one (a scalar subquery cannot be hashed): joining the orders of all invoices takes longer than everything else.
 */
const IS_LISTED = `(i.issued_at IS NOT NULL
  OR (SELECT true FROM "order" d WHERE d.id = i.order_id AND d.deleted_at IS NULL))`

/** Everything that a row stands on but its state, which follows from money. */
const filters = ({ q, kind, currency_code, customer_id, due_from, due_to }: InvoiceFilter): Sql[] => [
  sql(`i.deleted_at IS NULL AND ${IS_LISTED}`),
  ...(q ? [containsText(SEARCHED, q.replace(/^#/, ""))] : []),
  ...(kind ? [sql("i.kind = ?", kind)] : []),
  ...(currency_code ? [sql("i.currency_code = ?", currency_code)] : []),
  ...(customer_id ? [sql("i.customer_id = ?", customer_id)] : []),
  ...(due_from ? [sql("i.due_on >= ?", due_from)] : []),
  ...(due_to ? [sql("i.due_on <= ?", due_to)] : []),
]

/** What follows from an invoice's sums, as columns or expressions. */
type Money = Record<"taken" | "paid" | "balance", string>

const moneyOf = (sums: Sums): Money => ({ taken: takenBack(sums), paid: paidOf(sums), balance: balanceOf(sums) })

/** `invoiceStateOf` in SQL, for `i` with its money. */
const stateOf = ({ taken, paid, balance }: Money): string => `CASE WHEN i.issued_at IS NULL THEN 'draft'
  WHEN i.voided_at IS NOT NULL THEN 'void'
  WHEN i.kind = 'credit_note' OR (${taken} > 0 AND ${taken} >= i.total::numeric) THEN 'credited'
  WHEN ${balance} <= 0 THEN 'paid' WHEN i.due_on < ? THEN 'overdue'
  WHEN ${paid} > 0 THEN 'partly_paid' ELSE 'sent' END`

/** `OFFSET 0`: a PO number is taken out of the content once, and the content does not go through the joins. */
const SEARCHABLE = "(SELECT n.*, n.content ->> 'po_number' AS po_number FROM portal_invoice n OFFSET 0)"

/** Projects, orders and customers are joined only to be searched, and orders for a scope. */
const from = ({ q }: InvoiceFilter, isScoped = false): string =>
  q
    ? `FROM ${SEARCHABLE} i JOIN portal_project p ON p.id = i.project_id
         LEFT JOIN "order" o ON o.id = i.order_id LEFT JOIN customer c ON c.id = o.customer_id`
    : `FROM portal_invoice i ${isScoped ? `JOIN "order" o ON o.id = i.order_id` : ""}`

const WITH_MONEY = "LEFT JOIN credit ON credit.invoice_id = i.id LEFT JOIN ledger ON ledger.invoice_id = i.id"

/** @param today the calendar day in the shop's time zone */
const inState = ({ state }: InvoiceFilter, today: string): Sql[] =>
  state ? [sql(`${stateOf(moneyOf(OF_ALL))} = ANY (?)`, today, state)] : []

type PageQuery = InvoiceFilter & Pick<InvoiceQuery, "limit" | "after" | "before">

const keyset = (query: PageQuery) => {
  const { by, isDescending } = sortOf(query)
  const sort = SORTS[by]
  return { sort, ...keysetOf(query, { by, isDescending, sort, tiebreaker: "i.id" }) }
}

/** What the rows of `page` are shown with. */
const details = (today: string): Sql =>
  sql(
    `SELECT i.id, i.kind, i.purpose, i.number, i.currency_code, i.issued_at, i.due_on, i.created_at, i.project_id,
            i.order_id, p.name AS project_name, o.display_id, o.custom_display_id, ${CLIENT} AS client, i.total,
            credit.credited::text, ledger.captured::text, ledger.returned::text, ledger.disputed::text,
            debit.processing::text, ${stateOf(moneyOf(OF_ROW))} AS state, page.sort_value
       FROM page JOIN portal_invoice i ON i.id = page.id
       JOIN portal_project p ON p.id = i.project_id LEFT JOIN "order" o ON o.id = i.order_id
       LEFT JOIN customer c ON c.id = o.customer_id ${MONEY_OF_ROW}`,
    today,
  )

/**
 * A page of invoices with money and state. Money of all invoices is added up only where the state is asked for; else it is
 * read for the page's rows alone. One row more than `limit`, to know whether there are more. `before` reads backwards.
 */
export const pageQuery = (query: PageQuery, today: string): Sql => {
  const { sort, conditions, orderBy, orderPageBy } = keyset(query)
  return join([
    sql(query.state ? `WITH ${money()}, page AS (` : "WITH page AS ("),
    sql(`SELECT i.id, ${sort.text} AS sort_value ${from(query)} ${query.state ? WITH_MONEY : ""}`),
    where([...filters(query), ...inState(query, today), ...conditions]),
    sql(`${orderBy} LIMIT ?)`, query.limit + 1),
    details(today),
    sql(orderPageBy("i.id")),
  ])
}

/** Where an invoice is due on no day, it is not late. */
const DAYS = "greatest(0, coalesce(?::date - i.due_on::date, 0))"
const aged = (condition: string): string => `coalesce(sum(owed) FILTER (WHERE ${condition}), 0)::text`

/** Invoices of one currency that match: how many, how many of those are owed, and what is owed by days since it was due. */
const TOTALS = `
  SELECT currency_code, count(*)::int AS count, count(owed)::int AS owed,
         ${aged("days = 0")} AS not_due, ${aged("days BETWEEN 1 AND 30")} AS days_1_30,
         ${aged("days BETWEEN 31 AND 60")} AS days_31_60, ${aged("days BETWEEN 61 AND 90")} AS days_61_90,
         ${aged("days > 90")} AS days_over_90, ${aged("true")} AS total
    FROM (SELECT currency_code, days, CASE WHEN state IN ('sent', 'partly_paid', 'overdue') THEN balance END AS owed
            FROM found OFFSET 0) i
   GROUP BY currency_code`

/** Whether few invoices are likely to match, so that the money of all others is better left alone. */
const isNarrow = ({ q, customer_id }: PageQuery): boolean => q !== undefined || customer_id !== undefined

/**
 * The same page, with `totals` of all that match in each of its rows; without a match, one row of nulls beside them. All
 * invoices that match are gone through once, and their sums are added up once each (`OFFSET 0`), however often the state
 * asks for them.
 * @param scope conditions on the invoice `i` and its order `o`, which may be one that was deleted, that hold beside the filter
 */
export const listQuery = (query: PageQuery, today: string, scope: readonly Sql[] = []): Sql => {
  const { sort, conditions, orderBy, orderPageBy } = keyset(query)
  return join([
    sql(
      `WITH chosen AS MATERIALIZED (
         SELECT i.id, i.created_at, i.due_on, i.number, i.currency_code, i.kind, i.issued_at, i.voided_at,
                i.total::numeric AS total ${from(query, scope.length > 0)}`,
    ),
    where([...scope, ...filters(query)]),
    sql(
      `), ${isNarrow(query) ? money("IN (SELECT id FROM chosen)") : money()}, found AS MATERIALIZED (SELECT * FROM (
         SELECT i.id, i.created_at, i.due_on, i.number, i.currency_code, ${DAYS} AS days, i.balance,
                ${stateOf({ taken: "i.taken", paid: "i.paid", balance: "i.balance" })} AS state FROM (
           SELECT i.*, i.total - i.taken - i.paid AS balance FROM (
             SELECT i.*, ${takenBack(OF_ALL)} AS taken, ${paidOf(OF_ALL)} AS paid FROM chosen i ${WITH_MONEY}`,
      today,
      today,
    ),
    sql("OFFSET 0) i OFFSET 0) i) i"),
    ...(query.state ? [where([sql("state = ANY (?)", query.state)])] : []),
    sql(`), totals AS (${TOTALS}), page AS (SELECT i.id, ${sort.text} AS sort_value FROM found i`),
    ...(conditions.length > 0 ? [where(conditions)] : []),
    sql(`${orderBy} LIMIT ?)`, query.limit + 1),
    sql(`SELECT page.*, (SELECT coalesce(json_agg(t ORDER BY t.currency_code), '[]') FROM totals t) AS totals
           FROM (SELECT true) one LEFT JOIN (`),
    details(today),
    sql(`) page ON true ${orderPageBy("page.id")}`),
  ])
}
