import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/** Orders that one round looks at; more wait for the next. */
const LIMIT = 200

/** When a package became something to tell of; null for one that no client has to hear of. */
const CHANGED_AT = `
  CASE WHEN f.canceled_at IS NULL THEN f.shipped_at
       WHEN EXISTS (SELECT 1 FROM portal_shipping_told t
                     WHERE t.order_id = k.order_id AND t.deleted_at IS NULL
                       AND t.packages @> jsonb_build_array(jsonb_build_object('id', f.id))) THEN f.canceled_at END`

/**
 * Orders with a package that shipped, or was canceled after a client was told of it, since the shipping settings were saved,
 * at most three days ago, and of which no notice was asked for after that. Without a link that works there is no one to tell.
 * @param delay_minutes how long packages may wait for others before they are told of
 */
export const findUntold = async (knex: Knex, delay_minutes: number): Promise<string[]> => {
  const { rows } = await knex.raw<{ rows: { order_id: string }[] }>(
    `SELECT DISTINCT k.order_id
       FROM fulfillment f
       JOIN order_fulfillment k ON k.fulfillment_id = f.id AND k.deleted_at IS NULL
       JOIN portal_project p ON p.order_id = k.order_id AND p.deleted_at IS NULL
      CROSS JOIN LATERAL (SELECT ${CHANGED_AT} AS at) changed
      WHERE f.updated_at > now() - interval '3 days' AND f.deleted_at IS NULL
        AND changed.at > greatest(now() - interval '3 days',
              (SELECT s.updated_at FROM portal_setting s WHERE s.namespace = 'shipping'))
        AND changed.at < now() - ? * interval '1 minute'
        AND EXISTS (SELECT 1 FROM portal_link l
                     WHERE l.order_id = k.order_id AND l.purpose = 'recipient' AND l.revoked_at IS NULL AND l.deleted_at IS NULL
                       AND (l.expires_at IS NULL OR l.expires_at > now()))
        AND NOT EXISTS (SELECT 1 FROM portal_shipping_notice n
                         WHERE n.order_id = k.order_id AND n.created_at >= changed.at AND n.deleted_at IS NULL)
      ORDER BY k.order_id LIMIT ${LIMIT}`,
    [delay_minutes],
  )
  return rows.map(({ order_id }) => order_id)
}

/**
 * When the earliest package with a tracking number left that no mail told of, or is about to, by order. Packages that have
 * arrived, and those that left before the order had a project, are left out.
 */
export const readUntold = async (knex: Knex, order_ids: readonly string[]): Promise<ReadonlyMap<string, Date>> => {
  if (order_ids.length === 0) return new Map()
  const { rows } = await knex.raw<{ rows: { order_id: string; since: Date }[] }>(
    `SELECT k.order_id, min(f.shipped_at) AS since
       FROM order_fulfillment k
       JOIN fulfillment f ON f.id = k.fulfillment_id AND f.deleted_at IS NULL AND f.canceled_at IS NULL
        AND f.shipped_at IS NOT NULL AND f.delivered_at IS NULL
       JOIN portal_project p ON p.order_id = k.order_id AND p.deleted_at IS NULL AND p.created_at < f.shipped_at
      WHERE k.order_id = ANY (?) AND k.deleted_at IS NULL
        AND EXISTS (SELECT FROM fulfillment_label b
                     WHERE b.fulfillment_id = f.id AND b.deleted_at IS NULL AND btrim(b.tracking_number) <> '')
        AND NOT EXISTS (
          SELECT FROM portal_shipping_told t
            LEFT JOIN LATERAL (SELECT n.state FROM portal_notice n
                                WHERE n.link_id = t.link_id AND n.resource_type = 'portal_shipping_notice'
                                  AND n.resource_id = t.notice_id ORDER BY n.created_at LIMIT 1) mail ON true
           WHERE t.order_id = k.order_id AND t.deleted_at IS NULL AND coalesce(mail.state, 'sent') IN ('sent', 'queued')
             AND t.packages @> jsonb_build_array(jsonb_build_object('id', f.id)))
        AND NOT EXISTS (
          SELECT FROM portal_link l JOIN portal_notice n ON n.link_id = l.id AND n.state = 'queued'
                  AND n.resource_type = 'portal_shipping_notice' AND n.created_at >= f.shipped_at
           WHERE l.order_id = k.order_id)
      GROUP BY k.order_id`,
    [[...order_ids]],
  )
  return new Map(rows.map(({ order_id, since }) => [order_id, since]))
}

/** Orders whose tracking numbers, or whose mails about packages, changed since a moment. */
export const findOrdersWithChangedNotices = async (knex: Knex, since: Date): Promise<string[]> => {
  const { rows } = await knex.raw<{ rows: { order_id: string }[] }>(
    `SELECT s.order_id FROM portal_notice n JOIN portal_shipping_notice s ON s.id = n.resource_id
      WHERE n.updated_at >= :since AND n.resource_type = 'portal_shipping_notice'
      UNION SELECT t.order_id FROM portal_tracking t WHERE t.updated_at >= :since`,
    { since },
  )
  return rows.map(({ order_id }) => order_id)
}

/** The order that a fulfillment belongs to, by Medusa's link between the two; null for none. */
export const findOrderOf = async (knex: Knex, fulfillment_id: string): Promise<string | null> => {
  const link = await knex<{ order_id: string; fulfillment_id: string; deleted_at: Date | null }>("order_fulfillment")
    .where({ fulfillment_id })
    .whereNull("deleted_at")
    .first("order_id")
  return link?.order_id ?? null
}
