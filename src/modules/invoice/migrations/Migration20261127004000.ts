import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const version = (alias: string): string => `coalesce(sum(${alias}.xmin::text::bigint), 0) || ':' || count(*)`
const part = (from: string, alias: string): string => `(SELECT ${version(alias)} FROM ${from})`

/** Medusa's rows of the order's payments, which a host or Medusa's admin may write as well. */
const moved = (table: "capture" | "refund"): string =>
  part(
    `portal_payment p JOIN ${table} m ON m.payment_id = p.medusa_payment_id AND m.deleted_at IS NULL
     WHERE p.order_id = subject AND p.deleted_at IS NULL`,
    "m",
  )

const CHECKOUTS = `(SELECT coalesce(sum(c.xmin::text::bigint + k.xmin::text::bigint), 0) || ':' || count(*)
  FROM portal_checkout_part c JOIN portal_checkout k ON k.id = c.checkout_id AND k.deleted_at IS NULL
 WHERE c.order_id = subject AND c.deleted_at IS NULL)`

/** Who bills and how, the shop's time zone, and whether there is a finance gate. */
const SETTINGS = part(`portal_setting s WHERE s.namespace IN ('invoice', 'payment', 'shop', 'approval') AND s.deleted_at IS NULL`, "s")

/** Whether clients can pay here: the provider is listed in the host's configuration. */
const PROVIDERS = part(`payment_provider v WHERE v.id LIKE 'pp_stripe-checkout%' AND v.is_enabled AND v.deleted_at IS NULL`, "v")

/**
 * The quarter of an hour, while a day that an invoice is due on begins or ends somewhere in the world: it becomes overdue by
 * the clock of the shop's time zone alone, and every zone is full quarters of an hour away from UTC.
 */
const CLOCK = `(SELECT floor(extract(epoch FROM clock_timestamp()) / 900)::bigint
   WHERE EXISTS (SELECT 1 FROM portal_invoice i
                  WHERE i.order_id = subject AND i.issued_at IS NOT NULL AND i.voided_at IS NULL AND i.deleted_at IS NULL
                    AND i.due_on BETWEEN to_char(clock_timestamp() AT TIME ZONE 'UTC' - interval '2 days', 'YYYY-MM-DD')
                                     AND to_char(clock_timestamp() AT TIME ZONE 'UTC' + interval '1 day', 'YYYY-MM-DD')))`

const ROWS = [
  // Of drafts too: the tab of staff goes by this key as well.
  part("portal_invoice i WHERE i.order_id = subject AND i.deleted_at IS NULL", "i"),
  part("portal_payment p WHERE p.order_id = subject AND p.deleted_at IS NULL", "p"),
  part("portal_dispute d WHERE d.order_id = subject AND d.deleted_at IS NULL", "d"),
  part("portal_line_count n WHERE n.order_id = subject AND n.deleted_at IS NULL", "n"),
  moved("capture"),
  moved("refund"),
  CHECKOUTS,
  SETTINGS,
  PROVIDERS,
  CLOCK,
]

/** What the page shows of an order's invoices, by docs/adr/0003; and what was ordered of a line before it was counted. */
export class Migration20261127004000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`ALTER TABLE IF EXISTS "portal_line_count" ADD COLUMN IF NOT EXISTS "ordered" integer NULL`)
    this.addSql(`CREATE OR REPLACE FUNCTION portal_freshness_invoices(subject text) RETURNS text
      LANGUAGE plpgsql STABLE AS $$
      BEGIN
        IF NOT EXISTS (SELECT 1 FROM portal_invoice i WHERE i.order_id = subject AND i.deleted_at IS NULL)
           AND NOT EXISTS (SELECT 1 FROM portal_line_count n WHERE n.order_id = subject AND n.deleted_at IS NULL) THEN
          RETURN '0';
        END IF;
        RETURN concat_ws('|', ${ROWS.join(", ")});
      END $$`)
  }

  override async down(): Promise<void> {
    this.addSql("DROP FUNCTION IF EXISTS portal_freshness_invoices(text)")
    this.addSql(`ALTER TABLE IF EXISTS "portal_line_count" DROP COLUMN IF EXISTS "ordered"`)
  }
}
