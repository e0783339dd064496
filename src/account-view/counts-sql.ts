import { PAYABLE_INVOICES } from "../invoice-list/list-query"

/**
 * Laterals over a customer row `c`: `orders` (active, all, waiting) from the account's index, and `bills` (how many invoices
 * are open, and what is owed on them by currency as JSON).
 */
export const ACCOUNT_COUNTS = `
  CROSS JOIN LATERAL (
    SELECT (count(*) FILTER (WHERE NOT a.is_past))::int AS active, count(*)::int AS total,
           (count(*) FILTER (WHERE a.order_request_id IS NOT NULL OR a.waiting_proofs > 0 OR a.payable_invoices > 0
                                     OR a.missing_items > 0))::int AS waiting
      FROM portal_account_order a WHERE a.customer_id = c.id) orders
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(owed.invoices), 0)::int AS invoices,
           coalesce(json_agg(json_build_object('currency_code', owed.currency_code, 'amount', owed.amount::text)
                             ORDER BY owed.currency_code) FILTER (WHERE owed.currency_code IS NOT NULL), '[]') AS owed
      FROM (SELECT open.currency_code, count(*) AS invoices, sum(open.balance) AS amount
              FROM portal_account_order a CROSS JOIN LATERAL (${PAYABLE_INVOICES}) open
             WHERE a.customer_id = c.id AND a.payable_invoices > 0 GROUP BY open.currency_code) owed) bills`
