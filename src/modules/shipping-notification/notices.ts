import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId } from "@medusajs/framework/utils"
import type { Actor, ShippingNews, ToldPackage } from "../../contracts"
import { actorColumns } from "../../lib/actor-columns"
import { portalError } from "../../lib/portal-error"
import type { ShippingNoticeRow, ShippingToldRow } from "./rows"

export type NewNotice = { project_id: string; order_id: string; key: string; actor: Actor }

/** Writes that clients are to be told; null when that was written under the key before. */
export const insertNotice = async (
  trx: Knex,
  { project_id, order_id, key, actor }: NewNotice,
): Promise<ShippingNoticeRow | null> => {
  const [notice] = await trx("portal_shipping_notice")
    .insert({
      id: generateEntityId(undefined, "pshn"),
      project_id,
      order_id,
      key,
      created_at: trx.raw("clock_timestamp()"),
      ...actorColumns(actor),
    })
    .onConflict(trx.raw("(order_id, key) WHERE deleted_at IS NULL"))
    .ignore()
    .returning<ShippingNoticeRow[]>("*")
  return notice ?? null
}

/** @throws MedusaError not_found */
export const readNotice = async (knex: Knex, id: string): Promise<ShippingNoticeRow> => {
  const notice = await knex<ShippingNoticeRow>("portal_shipping_notice").where({ id }).whereNull("deleted_at").first()
  if (!notice) throw portalError("not_found", "This shipping notice does not exist.")
  return notice
}

/** A mail to one recipient: named by the notice that it is sent for. */
export type Telling = { notice_id: string; link_id: string; order_id: string }
export type Told = { packages: ToldPackage[]; news: ShippingNews }

/** `state` is that of the mail; null for one so old that its record is no longer kept. */
type ToldRow = Pick<ShippingToldRow, "link_id" | "notice_id" | "packages"> & { state: string | null }

/** What recipients were told, newest first. */
const readTold = async (knex: Knex, order_id: string): Promise<ToldRow[]> => {
  const { rows } = await knex.raw<{ rows: ToldRow[] }>(
    `SELECT t.link_id, t.notice_id, t.packages, n.state
       FROM portal_shipping_told t
       LEFT JOIN LATERAL (SELECT state FROM portal_notice WHERE resource_type = 'portal_shipping_notice'
                             AND resource_id = t.notice_id AND link_id = t.link_id ORDER BY created_at LIMIT 1) n ON true
      WHERE t.order_id = ? AND t.deleted_at IS NULL ORDER BY t.created_at DESC, t.id`,
    [order_id],
  )
  return rows
}

const hasArrived = ({ state }: ToldRow): boolean => state === null || state === "sent"

/** What each recipient knows of an order's packages, by link: what the newest mail that went out told. */
export const readKnown = async (knex: Knex, order_id: string): Promise<ReadonlyMap<string, ToldPackage[]>> => {
  const known = new Map<string, ToldPackage[]>()
  for (const told of await readTold(knex, order_id))
    if (hasArrived(told) && !known.has(told.link_id)) known.set(told.link_id, told.packages)
  return known
}

/**
 * Decides what a mail tells, and keeps it. Mails to one recipient are decided one after the other; a mail that is still
 * under way is waited for, because what it tells is known only once it has gone out. A later attempt of the same mail
 * decides again, by what is true then.
 * @param decide what there is to tell a person who knows this; null for nothing
 * @throws MedusaError conflict while another mail about the order is on its way to the recipient
 */
export const decideTelling = async (
  trx: Knex,
  telling: Telling,
  decide: (known: ToldPackage[]) => Told | null,
): Promise<Told | null> => {
  const { notice_id, link_id, order_id } = telling
  await trx.raw("SELECT pg_advisory_xact_lock(hashtextextended('portal_shipping:' || ?, 0))", [link_id])
  const others = (await readTold(trx, order_id)).filter(
    (told) => told.link_id === link_id && told.notice_id !== notice_id,
  )
  if (others.some(({ state }) => state === "queued"))
    throw portalError("conflict", "An earlier mail about these packages is still on its way to this recipient.")
  const told = decide(others.find(hasArrived)?.packages ?? [])
  if (!told) return null
  await trx("portal_shipping_told")
    .insert({
      id: generateEntityId(undefined, "pstd"),
      ...telling,
      packages: JSON.stringify(told.packages),
      news: JSON.stringify(told.news),
      created_at: trx.raw("clock_timestamp()"),
    })
    .onConflict(trx.raw("(notice_id, link_id) WHERE deleted_at IS NULL"))
    .merge(["packages", "news", "created_at"])
  return told
}
