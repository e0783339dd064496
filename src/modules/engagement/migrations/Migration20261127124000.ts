import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * Events in a table partitioned by month, so that retention drops a table instead of deleting rows, and what is summed of
 * them. Events refer to orders and links by id alone: they may outlive both, or lie in a database of their own.
 */
export class Migration20261127124000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE TABLE IF NOT EXISTS portal_engagement_event (
      id uuid NOT NULL DEFAULT gen_random_uuid(),
      at timestamptz NOT NULL,
      kind text NOT NULL CHECK (kind IN ('hit', 'view', 'dwell', 'download', 'trap', 'forward')),
      class text NOT NULL CHECK (class IN ('human', 'unknown', 'likely_bot')),
      reason text NOT NULL,
      order_id text NOT NULL,
      link_id text NOT NULL,
      session_id text NOT NULL,
      view_id uuid,
      seq integer,
      page text,
      dwell_ms integer,
      sections jsonb,
      document text,
      device text,
      seconds_after_mail integer,
      address text,
      agent text
    ) PARTITION BY RANGE (at)`)
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_portal_engagement_event_order" ON portal_engagement_event (order_id, at)`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_portal_engagement_event_session" ON portal_engagement_event (session_id, at)`,
    )
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_engagement_event_address" ON portal_engagement_event (address, at)
      WHERE kind IN ('hit', 'trap') AND address IS NOT NULL`)
    this.addSql(`CREATE OR REPLACE FUNCTION portal_engagement_add_months(first timestamptz, last timestamptz)
      RETURNS integer LANGUAGE plpgsql AS $$
      DECLARE
        month timestamp := date_trunc('month', first AT TIME ZONE 'UTC');
        name text;
        added integer := 0;
      BEGIN
        PERFORM pg_advisory_xact_lock(hashtextextended('portal:engagement-months', 0));
        WHILE month <= last AT TIME ZONE 'UTC' LOOP
          name := 'portal_engagement_event_' || to_char(month, 'YYYY_MM');
          IF to_regclass(quote_ident(name)) IS NULL THEN
            EXECUTE format('CREATE TABLE %I PARTITION OF portal_engagement_event FOR VALUES FROM (%L) TO (%L)', name,
              month AT TIME ZONE 'UTC', (month + interval '1 month') AT TIME ZONE 'UTC');
            added := added + 1;
          END IF;
          month := month + interval '1 month';
        END LOOP;
        RETURN added;
      END $$`)
    this.addSql(`CREATE OR REPLACE FUNCTION portal_engagement_drop_months(before timestamptz)
      RETURNS integer LANGUAGE plpgsql AS $$
      DECLARE
        part record;
        dropped integer := 0;
      BEGIN
        FOR part IN SELECT child.relname AS name FROM pg_inherits i JOIN pg_class child ON child.oid = i.inhrelid
                     WHERE i.inhparent = 'portal_engagement_event'::regclass LOOP
          IF to_date(right(part.name, 7), 'YYYY_MM') + interval '1 month' <= before AT TIME ZONE 'UTC' THEN
            EXECUTE format('DROP TABLE %I', part.name);
            dropped := dropped + 1;
          END IF;
        END LOOP;
        RETURN dropped;
      END $$`)
    this.addSql(`SELECT portal_engagement_add_months(now() - interval '1 month', now() + interval '2 months')`)
    this.addSql(`CREATE TABLE IF NOT EXISTS portal_engagement_day (
      order_id text NOT NULL,
      link_id text NOT NULL,
      day date NOT NULL,
      views integer NOT NULL DEFAULT 0,
      doubtful_views integer NOT NULL DEFAULT 0,
      downloads integer NOT NULL DEFAULT 0,
      bot_events integer NOT NULL DEFAULT 0,
      dwell_ms bigint NOT NULL DEFAULT 0,
      first_view_at timestamptz,
      last_view_at timestamptz,
      PRIMARY KEY (order_id, link_id, day)
    )`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_engagement_day_day" ON portal_engagement_day (day)`)
    this.addSql(`CREATE TABLE IF NOT EXISTS portal_engagement_shop_day (
      day date NOT NULL PRIMARY KEY,
      views integer NOT NULL DEFAULT 0,
      doubtful_views integer NOT NULL DEFAULT 0,
      downloads integer NOT NULL DEFAULT 0,
      bot_events integer NOT NULL DEFAULT 0
    )`)
    this.addSql(`CREATE TABLE IF NOT EXISTS portal_engagement_order (
      order_id text NOT NULL PRIMARY KEY,
      customer_id text,
      owner_id text,
      sent_at timestamptz,
      version integer,
      version_sent_at timestamptz,
      decided_at timestamptz,
      decision text,
      paid_at timestamptz,
      views integer NOT NULL DEFAULT 0,
      doubtful_views integer NOT NULL DEFAULT 0,
      downloads integer NOT NULL DEFAULT 0,
      dwell_ms bigint NOT NULL DEFAULT 0,
      first_view_at timestamptz,
      last_view_at timestamptz,
      last_event_at timestamptz
    )`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_engagement_order_sent" ON portal_engagement_order (sent_at)`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_engagement_order_owner" ON portal_engagement_order (owner_id)`)
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_portal_engagement_order_customer" ON portal_engagement_order (customer_id)`,
    )
  }

  override async down(): Promise<void> {
    for (const table of ["event", "day", "shop_day", "order"])
      this.addSql(`DROP TABLE IF EXISTS portal_engagement_${table} CASCADE`)
    this.addSql(`DROP FUNCTION IF EXISTS portal_engagement_add_months(timestamptz, timestamptz)`)
    this.addSql(`DROP FUNCTION IF EXISTS portal_engagement_drop_months(timestamptz)`)
  }
}
