import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const columns = (more: string[]): string =>
  ["session_id", "id", "scope", "purpose", "order_id", "customer_id", "recipient_name", "recipient_email", ...more]
    .map((name) => `${name} text`)
    .join(", ")

const pageSession = (more: string[]): string => `CREATE FUNCTION portal_page_session(hash text)
  RETURNS TABLE (${columns([...more, "freshness"])}) LANGUAGE plpgsql STABLE AS $$
  BEGIN
    RETURN QUERY
    SELECT session.id, link.id, link.scope, link.purpose, link.order_id, link.customer_id,
           link.recipient_name, link.recipient_email, ${more.map((name) => `link.${name}, `).join("")}
           CASE WHEN link.order_id IS NOT NULL THEN portal_order_freshness(link.order_id) END
      FROM portal_session session JOIN portal_link link ON link.id = session.link_id
     WHERE session.token_hash = hash AND session.deleted_at IS NULL AND session.expires_at > now() AND link.revoked_at IS NULL
       AND link.deleted_at IS NULL AND (link.expires_at IS NULL OR link.expires_at > now());
  END $$`

/** A session also says by whom its link was given (docs/adr/0011). Functions cannot change what they return in place. */
export class Migration20261125234500 extends Migration {
  override async up(): Promise<void> {
    this.addSql("DROP FUNCTION IF EXISTS portal_page_session(text)")
    this.addSql(pageSession(["given_by_link_id"]))
  }

  override async down(): Promise<void> {
    this.addSql("DROP FUNCTION IF EXISTS portal_page_session(text)")
    this.addSql(pageSession([]))
  }
}
