import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const COLUMNS = [
  ...["session_id", "id", "scope", "purpose", "order_id", "customer_id"],
  ...["recipient_name", "recipient_email", "given_by_link_id"],
].map((name) => `${name} text`)

const FIELDS = `session.id, link.id, link.scope, link.purpose, link.order_id, link.customer_id,
  link.recipient_name, link.recipient_email, link.given_by_link_id`

const liveSession = (columns: string[], fields: string): string => `CREATE FUNCTION portal_live_session(hash text)
  RETURNS TABLE (${columns.join(", ")}) LANGUAGE plpgsql STABLE AS $$
  BEGIN
    RETURN QUERY
    SELECT ${fields}
      FROM portal_session session JOIN portal_link link ON link.id = session.link_id
     WHERE session.token_hash = hash AND session.deleted_at IS NULL AND session.expires_at > now()
       AND link.revoked_at IS NULL AND link.deleted_at IS NULL AND (link.expires_at IS NULL OR link.expires_at > now());
  END $$`

/**
 * A session also says whether it may see what its link leads to: that of an account link only once its one-time code was
 * typed (portal-token, Migration20261127040000). Functions cannot change what they return in place.
 */
export class Migration20261127040100 extends Migration {
  override async up(): Promise<void> {
    this.addSql("DROP FUNCTION IF EXISTS portal_live_session(text)")
    this.addSql(
      liveSession(
        [...COLUMNS, "confirmed boolean"],
        `${FIELDS}, link.scope = 'project' OR link.purpose = 'preview' OR session.confirmed_at IS NOT NULL`,
      ),
    )
  }

  override async down(): Promise<void> {
    this.addSql("DROP FUNCTION IF EXISTS portal_live_session(text)")
    this.addSql(liveSession(COLUMNS, FIELDS))
  }
}
