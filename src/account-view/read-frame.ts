import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { AccountFrame } from "../contracts"
import { portalError } from "../lib/portal-error"
import { portalServices } from "../lib/services"
import { runSql } from "../lib/sql"
import { joinName } from "../order-view/address"
import { type AccountReader, type AccountScope, channelsQuery } from "./orders-query"
import { entryCountQuery, sessionChannelQuery } from "./read-entries"
import { unreadThreadsQuery } from "./threads-query"

type ChannelRow = { id: string; name: string | null; orders: number; past: number; waiting: number }

/** All of the frame but who looks. */
export type FrameContent = Omit<AccountFrame, "viewer">

const NOTHING = { active: 0, past: 0, waiting: 0, unread: 0 }

/** The shop that a session is for: the one that was chosen, or the only one. Null where one has to be chosen. */
const chosenOf = (rows: readonly ChannelRow[], channel: string | null): ChannelRow | null => {
  if (channel !== null) return rows.find(({ id }) => id === channel) ?? null
  return rows.length === 1 ? (rows[0] ?? null) : null
}

/**
 * What stands around every page of an account.
 * @throws MedusaError session_over for an account whose customer was deleted
 * @returns `scope` null while nothing may be shown, because the account has several shops and none of them was chosen
 */
export const readFrame = async (
  container: MedusaContainer,
  reader: AccountReader,
): Promise<{ frame: FrameContent; scope: AccountScope | null }> => {
  const { customer_id } = reader
  const [shop, rows, [session], [entries], [customer]] = await Promise.all([
    portalServices(container).settings.getShop(),
    runSql<ChannelRow>(container, channelsQuery(customer_id)),
    runSql<{ channel: string | null }>(container, sessionChannelQuery(reader.session_id)),
    runSql<{ accounts: number }>(container, entryCountQuery(reader.link_id)),
    container.resolve(Modules.CUSTOMER).listCustomers({ id: [customer_id] }),
  ])
  if (!customer) throw portalError("session_over", "This account does not exist any more.")
  const chosen = chosenOf(rows, session?.channel ?? null)
  const id = chosen?.id ?? (rows.length === 0 ? "" : null)
  const scope = id === null ? null : { customer_id, channel: id }
  const [waiting] = scope ? await runSql<{ unread: number }>(container, unreadThreadsQuery(scope, reader)) : []
  const frame: FrameContent = {
    shop,
    account_name: customer.company_name || (joinName(customer.first_name, customer.last_name) ?? customer.email),
    channels: rows.map((row) => ({ id: row.id, name: row.name ?? shop.name, orders: row.orders })),
    channel: id,
    has_other_accounts: (entries?.accounts ?? 0) > 1,
    counts: chosen
      ? {
          active: chosen.orders - chosen.past,
          past: chosen.past,
          waiting: chosen.waiting,
          unread: waiting?.unread ?? 0,
        }
      : NOTHING,
  }
  return { frame, scope }
}
