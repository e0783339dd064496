import type { EngagementDatabase } from "./engagement-database"

/** What the shop knows of an order, beside what was done through its links. */
export type OrderFacts = {
  order_id: string
  customer_id: string | null
  owner_id: string | null
  /** When a link to it was first given away. */
  sent_at: Date | null
  /** Of the first decision about the order, and what the newest one said. */
  decided_at: Date | null
  decision: string | null
  /** When the first payment came in. */
  paid_at: Date | null
}

const SAVE = `
  INSERT INTO portal_engagement_order AS o (order_id, customer_id, owner_id, sent_at, decided_at, decision, paid_at)
  SELECT order_id, customer_id, owner_id, sent_at, decided_at, decision, paid_at
    FROM jsonb_to_recordset(?::jsonb) AS f (order_id text, customer_id text, owner_id text, sent_at timestamptz,
                                            decided_at timestamptz, decision text, paid_at timestamptz)
      ON CONFLICT (order_id) DO UPDATE SET (customer_id, owner_id, sent_at, decided_at, decision, paid_at)
         = (SELECT excluded.customer_id, excluded.owner_id, excluded.sent_at, excluded.decided_at, excluded.decision, excluded.paid_at)
   WHERE (o.customer_id, o.owner_id, o.sent_at, o.decided_at, o.decision, o.paid_at) IS DISTINCT FROM
         (excluded.customer_id, excluded.owner_id, excluded.sent_at, excluded.decided_at, excluded.decision, excluded.paid_at)`

/** Keeps what is known of some orders now. Saying the same again changes nothing. */
export const saveFacts = async (database: EngagementDatabase, facts: readonly OrderFacts[]): Promise<void> => {
  if (facts.length) await database.query(SAVE, [JSON.stringify(facts)])
}

const SHOP_DAYS = `
  INSERT INTO portal_engagement_shop_day AS s (day, views, doubtful_views, downloads, bot_events)
  SELECT day, sum(views), sum(doubtful_views), sum(downloads), sum(bot_events)
    FROM portal_engagement_day WHERE day >= ?::date GROUP BY day
      ON CONFLICT (day) DO UPDATE SET (views, doubtful_views, downloads, bot_events)
         = (SELECT excluded.views, excluded.doubtful_views, excluded.downloads, excluded.bot_events)`

/** Sums up the shop's days, in UTC, from one on. Events are judged anew for a day at most, so that older sums stay. */
export const sumShopDays = async (database: EngagementDatabase, from: Date): Promise<void> => {
  await database.query(SHOP_DAYS, [from.toISOString().slice(0, 10)])
}

export type Retention = { months: number; address_days: number }

const DROP_ADDRESSES = `
  UPDATE portal_engagement_event SET address = NULL, agent = NULL
   WHERE at < now() - ? * interval '1 day' AND (address IS NOT NULL OR agent IS NOT NULL)`

/** No instance holds events in memory for longer. */
const DROP_ERASED_LINKS = "DELETE FROM portal_engagement_erased_link WHERE erased_at < now() - interval '7 days'"

/** Drops the months that are no longer kept, forgets old addresses, and makes the tables of the months to come. */
export const keepMonths = async (database: EngagementDatabase, { months, address_days }: Retention): Promise<void> => {
  await database.query("SELECT portal_engagement_add_months(now(), now() + interval '2 months')")
  await database.query("SELECT portal_engagement_drop_months(now() - ? * interval '1 month')", [months])
  await database.query(DROP_ADDRESSES, [address_days])
  await database.query(DROP_ERASED_LINKS)
}
