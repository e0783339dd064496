import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { AccountFrame } from "../contracts"
import { portalServices } from "../lib/services"
import { runSql } from "../lib/sql"
import { joinName } from "../order-view/address"
import { type AccountScope, channelsQuery } from "./orders-query"

type ChannelRow = { id: string; name: string | null; orders: number; past: number; waiting: number }

/** All of the frame but who looks. */
export type FrameContent = Omit<AccountFrame, "viewer">

const NOTHING = { active: 0, past: 0, waiting: 0 }

/** The shop that is looked at: the one named, or the only one. Null where one has to be chosen. */
const chosenOf = (rows: readonly ChannelRow[], channel: string | undefined): ChannelRow | null => {
  if (channel !== undefined) return rows.find(({ id }) => id === channel) ?? null
  return rows.length === 1 ? (rows[0] ?? null) : null
}

/**
 * What stands around every page of an account.
 * @param channel the shop that is asked for; one in which the account has no orders is none
 * @returns `scope` null while nothing may be shown, because the account has several shops and none of them was chosen
 */
export const readFrame = async (
  container: MedusaContainer,
  customer_id: string,
  channel: string | undefined,
): Promise<{ frame: FrameContent; scope: AccountScope | null }> => {
  const [shop, rows, [customer]] = await Promise.all([
    portalServices(container).settings.getShop(),
    runSql<ChannelRow>(container, channelsQuery(customer_id)),
    container.resolve(Modules.CUSTOMER).listCustomers({ id: [customer_id] }),
  ])
  const chosen = chosenOf(rows, channel)
  const id = chosen?.id ?? (rows.length === 0 ? "" : null)
  const frame: FrameContent = {
    shop,
    account_name:
      customer?.company_name || (joinName(customer?.first_name, customer?.last_name) ?? customer?.email ?? ""),
    channels: rows.map((row) => ({ id: row.id, name: row.name ?? shop.name, orders: row.orders })),
    channel: id,
    counts: chosen ? { active: chosen.orders - chosen.past, past: chosen.past, waiting: chosen.waiting } : NOTHING,
  }
  return { frame, scope: id === null ? null : { customer_id, channel: id } }
}
