import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const version = (alias: string): string => `coalesce(sum(${alias}.xmin::text::bigint), 0) || ':' || count(*)`

/**
 * Freshness of what staff see beside the page (see Migration20261126182000): who has links and what became of their mail,
 * and whether a decision's follow-up work is late, which time alone changes. Functions, so that a poll of an open tab does
 * not plan these statements anew.
 */
export class Migration20261126190137 extends Migration {
  override async up(): Promise<void> {
    this
      .addSql(`CREATE OR REPLACE FUNCTION portal_freshness_people(subject text) RETURNS text LANGUAGE plpgsql STABLE AS $$
      DECLARE links text; link_ids text[];
      BEGIN
        SELECT ${version("l")} || ':' || count(*) FILTER (WHERE l.expires_at <= now()), array_agg(l.id) INTO links, link_ids
          FROM portal_link l WHERE l.order_id = subject AND l.purpose = 'recipient' AND l.deleted_at IS NULL;
        RETURN concat_ws('/', links,
          (SELECT ${version("e")} FROM portal_link_event e WHERE e.link_id = ANY (link_ids) AND e.deleted_at IS NULL),
          (SELECT ${version("n")} FROM portal_notice n WHERE n.link_id = ANY (link_ids)));
      END $$`)
    this.addSql(`CREATE OR REPLACE FUNCTION portal_freshness_late(subject text, patience_seconds int)
      RETURNS text LANGUAGE plpgsql STABLE AS $$
      BEGIN
        RETURN (SELECT count(*)::text FROM portal_decision d
                 WHERE d.order_id = subject AND d.effects_done_at IS NULL AND d.deleted_at IS NULL
                   AND d.decided_at < now() - patience_seconds * interval '1 second');
      END $$`)
  }

  override async down(): Promise<void> {
    this.addSql("DROP FUNCTION IF EXISTS portal_freshness_late(text, int)")
    this.addSql("DROP FUNCTION IF EXISTS portal_freshness_people(text)")
  }
}
