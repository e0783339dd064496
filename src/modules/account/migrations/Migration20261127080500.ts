import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const moved = (table: "capture" | "refund"): string =>
  `coalesce((SELECT sum(m.amount) FROM ${table} m WHERE m.payment_id = y.medusa_payment_id AND m.deleted_at IS NULL), 0)`

/**
 * How many invoices of an order money is asked for on, as `isPayable` says it, without those that a bank debit is on its way
 * for. What refunds gave back of money that was owed is no longer asked for (see `invoiceMoney`).
 */
const PAYABLE = `
  SELECT count(*)::int FROM portal_invoice i
   CROSS JOIN LATERAL (SELECT i.total::numeric - coalesce(sum(n.total::numeric), 0) AS owed FROM portal_invoice n
     WHERE n.corrects_id = i.id AND n.kind = 'credit_note' AND n.issued_at IS NOT NULL AND n.voided_at IS NULL
       AND n.deleted_at IS NULL) invoiced
   CROSS JOIN LATERAL (SELECT coalesce(sum(${moved("capture")}), 0) AS captured, coalesce(sum(${moved("refund")}), 0) AS returned,
       coalesce(sum((SELECT sum(d.amount::numeric) FROM portal_dispute d
                      WHERE d.payment_id = y.id AND d.is_withdrawn AND d.deleted_at IS NULL)), 0) AS disputed
     FROM portal_payment y WHERE y.invoice_id = i.id AND y.deleted_at IS NULL) ledger
   WHERE i.order_id = subject AND i.kind = 'invoice' AND i.issued_at IS NOT NULL AND i.voided_at IS NULL AND i.deleted_at IS NULL
     AND invoiced.owed - greatest(0, ledger.returned - greatest(0, ledger.captured - invoiced.owed))
         > ledger.captured - ledger.returned - ledger.disputed
     AND NOT EXISTS (SELECT FROM portal_checkout_part s JOIN portal_checkout k ON k.id = s.checkout_id AND k.deleted_at IS NULL
                      WHERE s.invoice_id = i.id AND s.is_open AND k.state = 'processing' AND s.deleted_at IS NULL)`

/** An open request about the order itself, and how many of its proofs wait for the client. */
const WAITING = `
  SELECT max(r.id) FILTER (WHERE r.subject_type = 'order') AS order_request_id,
         count(*) FILTER (WHERE r.subject_type = 'proof')::int AS proofs
    FROM portal_approval_request r
   WHERE r.order_id = subject AND r.state = 'open' AND r.deleted_at IS NULL`

/** What the search looks through, in lower case: numbers, name, PO number, titles of lines, numbers of invoices. */
const SEARCH = `lower(left(concat_ws(E'\\n', o.custom_display_id, o.display_id::text, p.name, p.po_number,
  (SELECT string_agg(DISTINCT concat_ws(E'\\n', nullif(btrim(l.product_title), ''), l.title), E'\\n')
     FROM order_item t JOIN order_line_item l ON l.id = t.item_id AND l.deleted_at IS NULL
    WHERE t.order_id = o.id AND t.version = o.version AND t.deleted_at IS NULL),
  (SELECT string_agg(v.number, E'\\n') FROM portal_invoice v
    WHERE v.order_id = o.id AND v.issued_at IS NOT NULL AND v.deleted_at IS NULL)), 20000))`

/** A quote is shown once it was shared, as long as one of its links was not revoked; an order always. */
const IS_SHOWN = `(NOT o.is_draft_order OR EXISTS (SELECT FROM portal_link k
  WHERE k.order_id = o.id AND k.purpose = 'recipient' AND k.share_count > 0 AND k.revoked_at IS NULL AND k.deleted_at IS NULL))`

/** Canceled, completed, or noted as delivered at its present version. */
const IS_PAST = `(o.status IN ('canceled', 'completed', 'archived') OR EXISTS (SELECT FROM portal_production_index x
  WHERE x.order_id = o.id AND x.delivered_version = o.version))`

const COLUMNS = [
  ...["project_id", "customer_id", "sales_channel_id", "created_at", "name", "stage_id", "in_hands_date", "is_past"],
  ...["order_request_id", "waiting_proofs", "payable_invoices", "search"],
]

/** The index counts payable invoices by a function of its own, which follows refunds. */
export class Migration20261127080500 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE OR REPLACE FUNCTION portal_payable_invoices(subject text) RETURNS int LANGUAGE plpgsql STABLE AS $$
      BEGIN
        RETURN (${PAYABLE});
      END $$`)
    this.addSql(`CREATE OR REPLACE FUNCTION portal_index_account_order(subject text) RETURNS void LANGUAGE plpgsql AS $$
      BEGIN
        -- Held before anything is read: of two that run at once the second sees what the first wrote.
        PERFORM pg_advisory_xact_lock(hashtextextended('portal:account-order:' || subject, 0));
        DELETE FROM portal_account_order a
         WHERE a.order_id = subject
           AND NOT EXISTS (SELECT FROM "order" o WHERE o.id = subject AND o.customer_id IS NOT NULL AND o.deleted_at IS NULL AND ${IS_SHOWN});
        INSERT INTO portal_account_order AS a (order_id, ${COLUMNS.join(", ")})
        SELECT o.id, p.id, o.customer_id, coalesce(o.sales_channel_id, ''), o.created_at, lower(coalesce(p.name, '')), p.stage_id,
               p.in_hands_date, ${IS_PAST},
               CASE WHEN o.status <> 'canceled' THEN waiting.order_request_id END,
               CASE WHEN o.status <> 'canceled' THEN waiting.proofs ELSE 0 END,
               CASE WHEN o.status <> 'canceled' THEN portal_payable_invoices(o.id) ELSE 0 END,
               ${SEARCH}
          FROM "order" o
          LEFT JOIN portal_project p ON p.order_id = o.id AND p.deleted_at IS NULL
         CROSS JOIN LATERAL (${WAITING}) waiting
         WHERE o.id = subject AND o.customer_id IS NOT NULL AND o.deleted_at IS NULL AND ${IS_SHOWN}
        ON CONFLICT (order_id) DO UPDATE SET (${COLUMNS.join(", ")}) = (${COLUMNS.map((column) => `excluded.${column}`).join(", ")});
      END $$`)
    this.addSql(
      `INSERT INTO portal_account_stale (order_id) SELECT order_id FROM portal_account_order WHERE payable_invoices > 0`,
    )
  }

  override async down(): Promise<void> {
    throw new Error("This index counts payable invoices by portal_payable_invoices, which cannot be taken from it.")
  }
}
