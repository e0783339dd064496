import type { MedusaContainer } from "@medusajs/framework/types"
import type { AccountEntries, AccountEntry } from "../contracts"
import { portalServices } from "../lib/services"
import { runSql, type Sql, sql } from "../lib/sql"
import { refreshAccount } from "./index-orders"
import type { AccountReader } from "./orders-query"

/**
 * A customer that stands for the person and not only for an address that somebody typed at the checkout: they can sign in,
 * staff made them or gave the link to the person, or the person opened it before.
 */
export const IS_KNOWN = `(c.has_account OR c.created_by IS NOT NULL OR NOT l.is_primary OR l.share_count > 0
  OR l.last_opened_at IS NOT NULL)`

export const IS_ACTIVE = `(l.revoked_at IS NULL AND l.deleted_at IS NULL
  AND (l.expires_at IS NULL OR l.expires_at > clock_timestamp()))`

/** Rows `l` (link) and `c` (customer). Staff who look at a preview see the account that it is of, and no other. */
const ENTRIES = `FROM portal_link own
  JOIN portal_link l ON l.id = own.id OR (own.purpose = 'recipient' AND l.purpose = 'recipient' AND l.scope = 'account'
                                          AND l.recipient_email = own.recipient_email)
  JOIN customer c ON c.id = l.customer_id AND c.deleted_at IS NULL
 WHERE own.id = ? AND ${IS_ACTIVE} AND (l.id = own.id OR ${IS_KNOWN})`

const ACCOUNT_NAME = `coalesce(nullif(btrim(c.company_name), ''), nullif(btrim(concat_ws(' ', c.first_name, c.last_name)), ''),
  c.email, '')`

/** How many accounts the person may enter, the one of the link among them. */
export const entryCountQuery = (link_id: string): Sql => sql(`SELECT count(*)::int AS accounts ${ENTRIES}`, link_id)

const entriesQuery = (link_id: string): Sql =>
  sql(
    `SELECT l.id AS link_id, ${ACCOUNT_NAME} AS name, l.id = own.id AS is_current,
            coalesce((SELECT json_agg(json_build_object('id', held.id, 'name', h.name, 'orders', held.orders)
                                      ORDER BY h.name, held.id)
                        FROM (SELECT a.sales_channel_id AS id, count(*)::int AS orders FROM portal_account_order a
                               WHERE a.customer_id = c.id GROUP BY 1) held
                        LEFT JOIN sales_channel h ON h.id = held.id), '[]') AS channels
       ${ENTRIES} ORDER BY is_current DESC, lower(${ACCOUNT_NAME}), l.id`,
    link_id,
  )

type Row = Omit<AccountEntry, "channels"> & { channels: { id: string; name: string | null; orders: number }[] }

/** What the person of a session may choose from: the accounts whose links were given to the same address. */
export const readEntries = async (
  container: MedusaContainer,
  { customer_id, link_id, session_id }: AccountReader,
): Promise<Omit<AccountEntries, "viewer">> => {
  const { settings } = portalServices(container)
  await refreshAccount(container, customer_id)
  const [shop, rows, [session]] = await Promise.all([
    settings.getShop(),
    runSql<Row>(container, entriesQuery(link_id)),
    runSql<{ channel: string | null }>(container, sessionChannelQuery(session_id)),
  ])
  return {
    shop,
    accounts: rows.map((row) => ({
      ...row,
      channels: row.channels.map(({ id, name, orders }) => ({ id, name: name ?? shop.name, orders })),
    })),
    channel: session?.channel ?? null,
  }
}

/** The sales channel that a session is for; null as long as none was chosen. */
export const sessionChannelQuery = (session_id: string): Sql =>
  sql("SELECT sales_channel_id AS channel FROM portal_session WHERE id = ?", session_id)
