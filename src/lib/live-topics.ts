import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/** The one Postgres channel on which every instance of the API hears what changed (docs/adr/0034). */
export const LIVE_CHANNEL = "portal_live"

/**
 * What a notification can be about: everything shown of an order, a client account, a link and its sessions, or the
 * shop's own settings. Triggers write the same texts.
 */
export const orderTopic = (order_id: string): string => `order:${order_id}`
export const customerTopic = (customer_id: string): string => `customer:${customer_id}`
export const linkTopic = (link_id: string): string => `link:${link_id}`
export const SHOP_TOPIC = "shop:"

/**
 * Tells all instances that orders changed, and with them the accounts that show them, where no trigger does: Medusa's own
 * tables have none. Inside a transaction it is delivered when that commits.
 */
export const notifyOrdersChanged = async (knex: Knex, order_ids: readonly string[]): Promise<void> => {
  const topics = order_ids.map(orderTopic)
  await knex.raw(
    `SELECT pg_notify(?, topic) FROM (
       SELECT unnest(?::text[]) AS topic UNION
       SELECT 'customer:' || a.customer_id FROM portal_account_order a WHERE a.order_id = ANY(?::text[])) changed`,
    [LIVE_CHANNEL, topics, [...order_ids]],
  )
}
