import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Tables whose rows make up an order's proofs. */
const TABLES = ["", "_line", "_version", "_file", "_page", "_annotation", "_comment"].map((name) => `portal_proof${name}`)

const versionOf = (table: string): string =>
  `(SELECT coalesce(sum(t.xmin::text::bigint), 0) || ':' || count(*) FROM ${table} t
     WHERE t.order_id = subject AND t.deleted_at IS NULL)`

const aboutProofs = (table: string): string =>
  `(SELECT coalesce(sum(t.xmin::text::bigint), 0) || ':' || count(*) FROM ${table} t
     WHERE t.order_id = subject AND t.subject_type = 'proof' AND t.deleted_at IS NULL)`

/** Work calendar, lead times and the shop's time zone. */
const SETTINGS = `(SELECT coalesce(sum(s.xmin::text::bigint), 0) || ':' || count(*) FROM portal_setting s
  WHERE s.namespace IN ('proof', 'shop') AND s.deleted_at IS NULL)`

/**
 * The quarter of an hour, while the moment to approve by may lie ahead: the shop promised a date that has not gone by, and
 * a proof waits. Each such moment is a full quarter of an hour (approve-by.ts).
 */
const CLOCK = `(SELECT floor(extract(epoch FROM clock_timestamp()) / 900)::bigint
   WHERE EXISTS (SELECT 1 FROM portal_project j WHERE j.order_id = subject AND j.deleted_at IS NULL
                    AND j.in_hands_date >= to_char(clock_timestamp() - interval '2 days', 'YYYY-MM-DD'))
     AND EXISTS (SELECT 1 FROM portal_proof p WHERE p.order_id = subject AND p.closed_at IS NULL AND p.deleted_at IS NULL
                    AND coalesce((SELECT r.state FROM portal_approval_request r
                                   WHERE r.order_id = subject AND r.subject_type = 'proof' AND r.subject_id = p.id
                                     AND r.state NOT IN ('withdrawn', 'superseded') AND r.deleted_at IS NULL
                                   ORDER BY r.version DESC LIMIT 1), 'none') <> 'approved'))`

const freshness = (parts: string[]): string =>
  `CREATE OR REPLACE FUNCTION portal_freshness_proofs(subject text) RETURNS text
   LANGUAGE plpgsql STABLE AS $$
   BEGIN
     IF NOT EXISTS (SELECT 1 FROM portal_proof p WHERE p.order_id = subject AND p.deleted_at IS NULL) THEN
       RETURN '0';
     END IF;
     RETURN concat_ws('|', ${parts.join(", ")});
   END $$`

const ROWS = [
  ...TABLES.map(versionOf),
  aboutProofs("portal_approval_request"),
  aboutProofs("portal_decision"),
]

/** Proofs show until when they have to be approved, which follows from settings and passes by the clock alone. */
export class Migration20261126210000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(freshness([...ROWS, SETTINGS, CLOCK]))
  }

  override async down(): Promise<void> {
    this.addSql(freshness(ROWS))
  }
}
