import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const ALL = "l.purpose = 'recipient' AND l.revoked_at IS NULL"
/** Somebody's link to a quote that they asked for, or to an order that they opened from their account. */
const OWN = `(e.actor_type = 'client' AND EXISTS (
       SELECT 1 FROM portal_link a WHERE a.id = e.actor_id AND a.recipient_email = l.recipient_email))`
const OF_OTHERS = `${ALL} AND NOT ${OWN}`

const change = (from: string, to: string): string => `
  DO $change$
  DECLARE
    given text := pg_get_functiondef('portal_read_thread(text, boolean, timestamptz, text, int)'::regprocedure);
  BEGIN
    IF position($part$${from}$part$ IN given) = 0 THEN
      RAISE EXCEPTION 'portal: portal_read_thread is not as this migration expects it';
    END IF;
    EXECUTE replace(given, $part$${from}$part$, $part$${to}$part$);
  END $change$`

/** The thread does not say that people shared a page with themselves. */
export class Migration20261127225000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(change(ALL, OF_OTHERS))
  }

  override async down(): Promise<void> {
    this.addSql(change(OF_OTHERS, ALL))
  }
}
