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

/** Medusa keeps an amount's digits as a number as well, exactly: `raw_amount` would have to be parsed in each row. */
const moved = (table: "capture" | "refund"): string =>
  `SELECT m.payment_id, sum(m.amount) AS amount FROM ${table} m WHERE m.deleted_at IS NULL GROUP BY m.payment_id`

/** Money by invoice, as read-order-invoices.ts reads it for one order; a test holds the two together. */
const MONEY = `
  credit AS (
    SELECT corrects_id AS invoice_id, sum(total::numeric) AS amount FROM portal_invoice
     WHERE kind = 'credit_note' AND issued_at IS NOT NULL AND voided_at IS NULL AND deleted_at IS NULL
     GROUP BY corrects_id),
  kept AS (
    SELECT p.invoice_id, sum(coalesce(c.amount, 0) - coalesce(r.amount, 0) - coalesce(d.amount, 0)) AS amount
      FROM portal_payment p
      LEFT JOIN (${moved("capture")}) c ON c.payment_id = p.medusa_payment_id
      LEFT JOIN (${moved("refund")}) r ON r.payment_id = p.medusa_payment_id
      LEFT JOIN (SELECT payment_id, sum(amount::numeric) AS amount FROM portal_dispute
                  WHERE is_withdrawn AND deleted_at IS NULL GROUP BY payment_id) d ON d.payment_id = p.id
     WHERE p.invoice_id IS NOT NULL AND p.deleted_at IS NULL
     GROUP BY p.invoice_id)`

const ofPayment = (table: "capture" | "refund"): string =>
  `coalesce((SELECT sum(m.amount) FROM ${table} m WHERE m.payment_id = p.medusa_payment_id AND m.deleted_at IS NULL), 0)`

/** The same for the few invoices of a page, one by one. */
const MONEY_OF_ROW = `
  CROSS JOIN LATERAL (SELECT coalesce(sum(n.total::numeric), 0) AS credited FROM portal_invoice n
    WHERE n.corrects_id = i.id AND n.kind = 'credit_note' AND n.issued_at IS NOT NULL AND n.voided_at IS NULL
      AND n.deleted_at IS NULL) credit
  CROSS JOIN LATERAL (SELECT coalesce(sum(${ofPayment("capture")} - ${ofPayment("refund")}
      - coalesce((SELECT sum(d.amount::numeric) FROM portal_dispute d
                   WHERE d.payment_id = p.id AND d.is_withdrawn AND d.deleted_at IS NULL), 0)), 0) AS paid
    FROM portal_payment p WHERE p.invoice_id = i.id AND p.deleted_at IS NULL) kept
  CROSS JOIN LATERAL (SELECT coalesce(sum(s.amount::numeric), 0) AS processing
    FROM portal_checkout_part s JOIN portal_checkout k ON k.id = s.checkout_id AND k.deleted_at IS NULL
   WHERE s.invoice_id = i.id AND s.is_open AND k.state = 'processing' AND s.deleted_at IS NULL) debit`

const CLIENT = "coalesce(nullif(c.company_name, ''), nullif(concat_ws(' ', c.first_name, c.last_name), ''), o.email)"

const SEARCHED = [
  "i.number",
  "i.content->>'po_number'",
  "p.name",
  "p.po_number",
  "o.display_id::text",
  "o.custom_display_id",
  "o.email",
  "c.company_name",
  "concat_ws(' ', c.first_name, c.last_name)",
  "c.email",
]

/** Everything that a row stands on but its state, which follows from money. */
const filters = ({ q, kind, currency_code, customer_id, due_from, due_to }: InvoiceFilter): Sql[] => [
  sql("i.deleted_at IS NULL"),
  ...(q ? [containsText(SEARCHED, q.replace(/^#/, ""))] : []),
  ...(kind ? [sql("i.kind = ?", kind)] : []),
  ...(currency_code ? [sql("i.currency_code = ?", currency_code)] : []),
  ...(customer_id ? [sql("i.customer_id = ?", customer_id)] : []),
  ...(due_from ? [sql("i.due_on >= ?", due_from)] : []),
  ...(due_to ? [sql("i.due_on <= ?", due_to)] : []),
]

/** `invoiceStateOf` in SQL, for `i` with what was credited and paid. */
const stateOf = (credited: string, paid: string): string => `CASE WHEN i.issued_at IS NULL THEN 'draft'
  WHEN i.voided_at IS NOT NULL THEN 'void'
  WHEN i.kind = 'credit_note' OR (${credited} > 0 AND ${credited} >= i.total::numeric) THEN 'credited'
  WHEN i.total::numeric - ${credited} - ${paid} <= 0 THEN 'paid' WHEN i.due_on < ? THEN 'overdue'
  WHEN ${paid} > 0 THEN 'partly_paid' ELSE 'sent' END`

const CREDITED = "coalesce(credit.amount, 0)"
const PAID = "coalesce(kept.amount, 0)"

/** Invoices whose project and order are there. Customers are joined only to be searched. */
const from = ({ q }: InvoiceFilter): string => `FROM portal_invoice i
  JOIN portal_project p ON p.id = i.project_id AND p.deleted_at IS NULL
  JOIN "order" o ON o.id = i.order_id AND o.deleted_at IS NULL
  ${q ? "LEFT JOIN customer c ON c.id = o.customer_id" : ""}`

const WITH_MONEY = "LEFT JOIN credit ON credit.invoice_id = i.id LEFT JOIN kept ON kept.invoice_id = i.id"

/** @param today the calendar day in the shop's time zone */
const inState = ({ state }: InvoiceFilter, today: string): Sql[] =>
  state ? [sql(`${stateOf(CREDITED, PAID)} = ANY (?)`, today, state)] : []

/**
 * A page of invoices with money and state. Money of all invoices is added up only where the state is asked for; else it is
 * read for the page's rows alone. One row more than `limit`, to know whether there are more. `before` reads backwards.
 */
export const pageQuery = (
  query: InvoiceFilter & Pick<InvoiceQuery, "limit" | "after" | "before">,
  today: string,
): Sql => {
  const { by, isDescending } = sortOf(query)
  const sort = SORTS[by]
  const { conditions, orderBy, orderPageBy } = keysetOf(query, { by, isDescending, sort, tiebreaker: "i.id" })
  return join([
    sql(query.state ? `WITH ${MONEY}, page AS (` : "WITH page AS ("),
    sql(`SELECT i.id, ${sort.text} AS sort_value ${from(query)} ${query.state ? WITH_MONEY : ""}`),
    where([...filters(query), ...inState(query, today), ...conditions]),
    sql(`${orderBy} LIMIT ?)`, query.limit + 1),
    sql(
      `SELECT i.id, i.kind, i.purpose, i.number, i.currency_code, i.issued_at, i.due_on, i.created_at, i.project_id,
              i.order_id, p.name AS project_name, o.display_id, o.custom_display_id, ${CLIENT} AS client, i.total,
              credit.credited::text, kept.paid::text, debit.processing::text,
              ${stateOf("credit.credited", "kept.paid")} AS state, page.sort_value
         FROM page JOIN portal_invoice i ON i.id = page.id
         JOIN portal_project p ON p.id = i.project_id JOIN "order" o ON o.id = i.order_id
         LEFT JOIN customer c ON c.id = o.customer_id ${MONEY_OF_ROW}
        ${orderPageBy("i.id")}`,
      today,
    ),
  ])
}

const PAYABLE = ["sent", "partly_paid", "overdue"]

/** Where an invoice is due on no day, it is not late. */
const DAYS = "greatest(0, coalesce(?::date - i.due_on::date, 0))"
const aged = (condition: string): string => `coalesce(sum(balance) FILTER (WHERE ${condition}), 0)::text`

/** How many match. */
export const countQuery = (filter: InvoiceFilter, today: string): Sql =>
  join([
    ...(filter.state ? [sql(`WITH ${MONEY}`)] : []),
    sql(`SELECT count(*)::int AS count ${from(filter)} ${filter.state ? WITH_MONEY : ""}`),
    where([...filters(filter), ...inState(filter, today)]),
  ])

/** What is owed of those that match, by currency and by days since it was due. */
export const ageingQuery = (filter: InvoiceFilter, today: string): Sql => {
  const state = filter.state?.filter((one) => PAYABLE.includes(one)) ?? PAYABLE
  return join([
    sql(
      `WITH ${MONEY}, owed AS (SELECT i.currency_code, i.total::numeric - ${CREDITED} - ${PAID} AS balance, ${DAYS} AS days
         ${from(filter)} ${WITH_MONEY}`,
      today,
    ),
    where([
      ...filters(filter),
      sql("i.kind = 'invoice' AND i.issued_at IS NOT NULL AND i.voided_at IS NULL"),
      sql(`${stateOf(CREDITED, PAID)} = ANY (?)`, today, state),
    ]),
    sql(`) SELECT currency_code, ${aged("days = 0")} AS not_due, ${aged("days BETWEEN 1 AND 30")} AS days_1_30,
           ${aged("days BETWEEN 31 AND 60")} AS days_31_60, ${aged("days BETWEEN 61 AND 90")} AS days_61_90,
           ${aged("days > 90")} AS days_over_90, ${aged("true")} AS total
           FROM owed GROUP BY currency_code ORDER BY currency_code`),
  ])
}
