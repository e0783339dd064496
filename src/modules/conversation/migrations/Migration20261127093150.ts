import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const FUNCTIONS = [
  "portal_read_thread(text, boolean, timestamptz, text, int)",
  "portal_read_conversation(text)",
]
const WITHOUT = "jsonb_build_object('about', CASE WHEN m.about_id"
const WITH = "jsonb_build_object('by_mail', m.source = 'mail', 'about', CASE WHEN m.about_id"

/** Changes one expression of a function and leaves the rest as it is. Fails where the function has no such expression. */
const change = (signature: string, from: string, to: string): string => `
  DO $change$
  DECLARE
    given text := pg_get_functiondef('${signature}'::regprocedure);
  BEGIN
    IF position($part$${from}$part$ IN given) = 0 THEN
      RAISE EXCEPTION 'portal: ${signature} is not as this migration expects it';
    END IF;
    EXECUTE replace(given, $part$${from}$part$, $part$${to}$part$);
  END $change$`

/** Messages of the thread say whether they came by mail. */
export class Migration20261127093150 extends Migration {
  override async up(): Promise<void> {
    for (const signature of FUNCTIONS) this.addSql(change(signature, WITHOUT, WITH))
  }

  override async down(): Promise<void> {
    for (const signature of FUNCTIONS) this.addSql(change(signature, WITH, WITHOUT))
  }
}
